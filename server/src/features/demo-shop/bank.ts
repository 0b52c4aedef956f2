import { ordersUntil } from './catalogue.ts';

export interface Transaction {
  id: string;
  bookedAt: string;
  orderId: number;
  amount: number;
  currency: 'EUR';
}

const pageSize = 25;

/**
 * What the bank has booked for the orders of the shop. Now and then it took a fee, and now and then it knows nothing of a payment: something
 * to find out for whoever compares both.
 */
export function transactionsUntil(now: Date): Transaction[] {
  return ordersUntil(now)
    .filter(({ id, status }) => status !== 'new' && id % 17 !== 0)
    .map(({ id, placedAt, total }) => ({
      id: `TX-${id}`,
      bookedAt: placedAt,
      orderId: id,
      amount: id % 13 === 0 ? Math.round((total - 0.35) * 100) / 100 : total,
      currency: 'EUR',
    }));
}

/** A page of them, by a cursor as banks have it: opaque, and null at the end. */
export function transactionPage(now: Date, cursor: string | undefined) {
  const start = cursor === undefined ? 0 : Number(Buffer.from(cursor, 'base64url').toString());
  const all = transactionsUntil(now);
  const end = start + pageSize;
  return {
    items: all.slice(start, end),
    nextCursor: end < all.length ? Buffer.from(String(end)).toString('base64url') : null,
  };
}
