/** What the demo shop sells, to whom, and what was ordered. Made up, the same everywhere, and never changed by a call. */
export interface Product {
  sku: string;
  name: string;
  price: number;
  stock: number;
}
export interface Customer {
  email: string;
  name: string;
  company: string | null;
  city: string;
  country: string;
  since: string;
  orders: number;
  revenue: number;
}
export interface Order {
  id: number;
  placedAt: string;
  customer: { name: string; email: string };
  items: { sku: string; name: string; quantity: number; price: number }[];
  total: number;
  currency: 'EUR';
  status: 'new' | 'paid' | 'shipped' | 'returned';
}

export const products: Product[] = [
  { sku: 'KET-01', name: 'Gooseneck kettle', price: 89, stock: 41 },
  { sku: 'GRI-02', name: 'Hand grinder', price: 159, stock: 18 },
  { sku: 'DRI-03', name: 'Ceramic dripper', price: 32, stock: 120 },
  { sku: 'FIL-04', name: 'Paper filters, 100', price: 7.5, stock: 900 },
  { sku: 'BEA-05', name: 'Ethiopia Guji, 1 kg', price: 38, stock: 64 },
  { sku: 'BEA-06', name: 'Colombia Huila, 1 kg', price: 34, stock: 77 },
  { sku: 'SCA-07', name: 'Brewing scale', price: 129, stock: 25 },
  { sku: 'ESP-08', name: 'Lever espresso machine', price: 849, stock: 6 },
  { sku: 'CUP-09', name: 'Tasting cups, set of 6', price: 54, stock: 33 },
];

export const customers: Customer[] = [
  person('Ada Lovelace', 'Analytical Coffee Ltd', 'London', 'GB', '2021-03-02', 14, 6_240),
  person('Grace Hopper', 'Compiler Café', 'Arlington', 'US', '2022-11-19', 9, 3_105.5),
  person('Katherine Johnson', null, 'Hampton', 'US', '2024-06-30', 3, 412),
  person('Alan Turing', 'Enigma Roasters', 'Manchester', 'GB', '2020-01-08', 22, 11_870),
  person('Hedy Lamarr', null, 'Wien', 'AT', '2025-02-14', 1, 89),
  person('Emmy Noether', 'Invariant GmbH', 'Erlangen', 'DE', '2023-09-05', 6, 1_934),
  person('Srinivasa Ramanujan', null, 'Chennai', 'IN', '2025-07-21', 2, 193),
];

function person(
  name: string,
  company: string | null,
  city: string,
  country: string,
  since: string,
  orders: number,
  revenue: number,
): Customer {
  const email = `${name.split(' ')[0]!.toLowerCase()}@example.com`;
  return { email, name, company, city, country, since, orders, revenue };
}

const firstOrder = 1_001;
const orderCount = 64;
const statuses = ['paid', 'shipped', 'shipped', 'new', 'shipped', 'returned'] as const;
const day = 86_400_000;

/** Newest first, three a day, up to `now`. */
export function ordersUntil(now: Date): Order[] {
  const midnight = Math.floor(now.getTime() / day) * day;
  return Array.from({ length: orderCount }, (_, age) => {
    const id = firstOrder + orderCount - 1 - age;
    const customer = customers[(id * 5) % customers.length]!;
    const items = Array.from({ length: 1 + (id % 3) }, (__, index) => {
      const { sku, name, price } = products[(id * 7 + index * 4) % products.length]!;
      return { sku, name, price, quantity: 1 + ((id + index) % 2) };
    });
    return {
      id,
      placedAt: new Date(midnight - Math.floor(age / 3) * day + ((id * 37) % 540) * 60_000).toISOString(),
      customer: { name: customer.name, email: customer.email },
      items,
      total: Math.round(items.reduce((sum, { price, quantity }) => sum + price * quantity, 0) * 100) / 100,
      currency: 'EUR',
      status: statuses[id % statuses.length]!,
    };
  });
}
