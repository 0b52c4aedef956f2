import { customers } from './catalogue.ts';

// What the other systems of the demo company hold. Made up, the same everywhere, and never changed by a call.

export interface Subscription {
  id: string;
  customer: string;
  email: string;
  plan: string;
  amount: number;
  currency: 'EUR';
  /** A card of its own kind: see the rules of payments. */
  card: 'valid' | 'declined' | 'recovering';
}

export const subscriptions: Subscription[] = [
  subscription('SUB-1', 'Ada Lovelace', 'Roaster', 49, 'valid'),
  subscription('SUB-2', 'Grace Hopper', 'Café', 129, 'recovering'),
  subscription('SUB-3', 'Alan Turing', 'Café', 129, 'declined'),
];

function subscription(
  id: string,
  customer: string,
  plan: string,
  amount: number,
  card: Subscription['card'],
): Subscription {
  return { id, customer, email: emailOf(customer), plan, amount, currency: 'EUR', card };
}

function emailOf(name: string): string {
  return customers.find((customer) => customer.name === name)!.email;
}

export interface Device {
  id: string;
  name: string;
  site: string;
  technician: string;
  /** Degrees Celsius that are too many. */
  limit: number;
}

export const devices: Device[] = [
  { id: 'roaster-1', name: 'Drum roaster', site: 'Rotterdam', technician: 'Hedy Lamarr', limit: 230 },
  { id: 'roaster-2', name: 'Sample roaster', site: 'Rotterdam', technician: 'Hedy Lamarr', limit: 210 },
  { id: 'cold-store-1', name: 'Cold store', site: 'Hamburg', technician: 'Emmy Noether', limit: 8 },
];

/** Who answers for a service, the first one first. */
export const onCall: Record<string, { name: string; phone: string }[]> = {
  shop: [
    { name: 'Katherine Johnson', phone: '+31 10 555 0101' },
    { name: 'Alan Turing', phone: '+31 10 555 0102' },
  ],
  warehouse: [
    { name: 'Emmy Noether', phone: '+49 40 555 0103' },
    { name: 'Hedy Lamarr', phone: '+31 10 555 0104' },
  ],
};

/** Systems that hold data of persons, and for how long the law wants some of it kept. */
export const systems = [
  { id: 'shop', title: 'Web shop', keepsFor: null },
  { id: 'newsletter', title: 'Newsletter', keepsFor: null },
  { id: 'support', title: 'Support desk', keepsFor: null },
  { id: 'archive', title: 'Archive', keepsFor: null },
  { id: 'accounting', title: 'Accounting', keepsFor: '10 years' },
] as const;

/** A score between 300 and 850 that is always the same for the same person. */
export function creditScoreOf(email: string): number {
  const known = customers.find((customer) => customer.email === email.toLowerCase());
  if (known) return Math.min(850, 520 + Math.round(known.revenue / 40));
  return 480 + ([...email].reduce((sum, letter) => sum + letter.codePointAt(0)!, 0) % 200);
}

const roughWords = ['idiot', 'stupid', 'hate', 'scam', 'liar'];
const salesWords = ['buy now', 'cheap', 'http://', 'https://', 'casino'];

/** How likely a text is to break the rules of the house: a score between 0 and 1, and what speaks for it. */
export function judgeText(text: string): { score: number; reasons: string[] } {
  const lower = text.toLowerCase();
  const rough = roughWords.filter((word) => lower.includes(word)).length;
  const sales = salesWords.filter((word) => lower.includes(word)).length;
  return {
    score: Math.min(1, Math.round((rough * 0.45 + sales * 0.45) * 100) / 100),
    reasons: [...(rough > 0 ? ['rough words'] : []), ...(sales > 0 ? ['advertising'] : [])],
  };
}
