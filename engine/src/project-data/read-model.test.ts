import { expect, test } from 'vitest';
import { readModelSchema } from '../definition/read-models.ts';
import { createFold, type Entry, type FoldedEvent } from './read-model.ts';

const balances = createFold(
  readModelSchema.parse({
    name: 'balances',
    key: 'event.data.account',
    initial: { balance: 0, moves: [] },
    on: [
      {
        event: 'deposited',
        set: {
          balance: '{{ item.balance + event.data.amount }}',
          moves: '{{ [...item.moves, event.number] }}',
        },
      },
      {
        event: 'withdrawn',
        when: 'event.data.amount <= item.balance',
        set: { balance: '{{ item.balance - event.data.amount }}' },
      },
      { event: 'closed', remove: true },
    ],
  }),
);

const event = (number: number, name: string, data: object = {}): FoldedEvent => ({
  ...{ number, name, subject: 'bank', at: '2026-01-01T00:00:00.000Z' },
  data: { account: 'a', ...data },
});
const fold = (events: FoldedEvent[]): Entry | undefined =>
  events.reduce<Entry | undefined>((entry, each) => balances.entryAfter(entry, each), undefined);

test('each kind of event changes the entry in its own way, and other kinds change nothing', () => {
  const events = [
    event(1, 'deposited', { amount: 100 }),
    event(2, 'audited'),
    event(3, 'withdrawn', { amount: 30 }),
    event(4, 'withdrawn', { amount: 500 }),
    event(5, 'deposited', { amount: 5 }),
  ];
  expect(fold(events)).toEqual({ balance: 75, moves: [1, 5] });
});

test('an entry can go, and begins anew with the next event', () => {
  expect(fold([event(1, 'deposited', { amount: 100 }), event(2, 'closed')])).toBeUndefined();
  expect(
    fold([event(1, 'deposited', { amount: 100 }), event(2, 'closed'), event(3, 'deposited', { amount: 1 })]),
  ).toEqual({ balance: 1, moves: [3] });
});

test('an event belongs to the entry that the key names, or to that of its subject', () => {
  expect(balances.keyOf(event(1, 'deposited', { account: 7 }))).toBe('7');
  expect(balances.keyOf(event(1, 'deposited', { account: null }))).toBeNull();
  const bySubject = createFold(readModelSchema.parse({ name: 'x' }));
  expect(bySubject.keyOf(event(1, 'deposited'))).toBe('bank');
});

test('what its expressions cannot work with is told, and goes no further', () => {
  const endless = createFold(
    readModelSchema.parse({ name: 'x', on: [{ event: 'a', set: { n: '{{ range(0, 1000000) }}' } }] }),
  );
  expect(() => endless.entryAfter(undefined, event(1, 'a'))).toThrow();
  const large = createFold(
    readModelSchema.parse({ name: 'x', on: [{ event: 'a', set: { n: '{{ "x".repeat(100000) }}' } }] }),
  );
  expect(() => large.entryAfter(undefined, event(1, 'a'))).toThrow(/64 KiB|long|large/);
});
