import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdsRole, judge, verdictAtDeadline } from './decision-rules.ts';

test('the first vote decides where anybody may', () => {
  expect(judge({ kind: 'any' }, [], 3)).toBeNull();
  expect(judge({ kind: 'any' }, ['reject', 'approve'], 3)).toBe('rejected');
});

test('all have to approve, one rejection ends it', () => {
  expect(judge({ kind: 'all' }, ['approve'], 2)).toBeNull();
  expect(judge({ kind: 'all' }, ['approve', 'approve'], 2)).toBe('approved');
  expect(judge({ kind: 'all' }, ['approve', 'reject'], 3)).toBe('rejected');
});

test('a quorum is reached, or given up when it cannot be any more', () => {
  const rule = { kind: 'quorum', count: 2 } as const;
  expect(judge(rule, ['approve', 'reject'], 3)).toBeNull();
  expect(judge(rule, ['approve', 'reject', 'approve'], 3)).toBe('approved');
  expect(judge(rule, ['reject', 'reject'], 3)).toBe('rejected');
  expect(judge({ kind: 'quorum', count: 5 }, ['approve', 'approve'], 2)).toBe('approved');
});

test('a full vote always has a verdict', () => {
  const vote = fc.constantFrom('approve', 'reject') as fc.Arbitrary<'approve' | 'reject'>;
  const rule = fc.oneof(
    fc.constantFrom({ kind: 'any' } as const, { kind: 'all' } as const),
    fc.integer({ min: 1, max: 6 }).map((count) => ({ kind: 'quorum', count }) as const),
  );
  fc.assert(
    fc.property(rule, fc.array(vote, { minLength: 1, maxLength: 6 }), (one, votes) => {
      expect(judge(one, votes, votes.length)).not.toBeNull();
    }),
  );
});

test('a higher role stands in for a lower one', () => {
  expect(holdsRole('owner', ['admin'])).toBe(true);
  expect(holdsRole('member', ['admin', 'owner'])).toBe(false);
  expect(holdsRole('member', ['member'])).toBe(true);
  expect(holdsRole('stranger', ['member'])).toBe(false);
});

test('the deadline decides as the author said', () => {
  expect(['reject', 'approve', 'expire', 'fail', null].map(verdictAtDeadline)).toEqual([
    'rejected',
    'approved',
    'expired',
    'expired',
    'expired',
  ]);
});
