import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Ballot, holdsRole, judge, verdictAtDeadline } from './decision-rules.ts';

/** `a` approves, `r` rejects, `A` approves in the place of others. */
const ballot = (votes: string, open = 0, openStandIns = 0): Ballot => ({
  votes: [...votes].map((vote) => ({
    decision: vote === 'r' ? 'reject' : 'approve',
    standsIn: vote === 'A',
  })),
  open,
  openStandIns,
});

test('the first vote decides where anybody may', () => {
  expect(judge({ kind: 'any' }, ballot('', 3))).toBeNull();
  expect(judge({ kind: 'any' }, ballot('ra', 1))).toBe('rejected');
});

test('all have to approve, one rejection ends it', () => {
  expect(judge({ kind: 'all' }, ballot('a', 1))).toBeNull();
  expect(judge({ kind: 'all' }, ballot('aa'))).toBe('approved');
  expect(judge({ kind: 'all' }, ballot('ar', 1))).toBe('rejected');
});

test('of all, nobody is waited for who was asked only because it takes too long, but one of them stands in for the rest', () => {
  expect(judge({ kind: 'all' }, ballot('aa', 0, 1))).toBe('approved');
  expect(judge({ kind: 'all' }, ballot('aA', 3))).toBe('approved');
});

test('a quorum is reached, or given up when it cannot be any more', () => {
  const rule = { kind: 'quorum', count: 2 } as const;
  expect(judge(rule, ballot('ar', 1))).toBeNull();
  expect(judge(rule, ballot('ara'))).toBe('approved');
  expect(judge(rule, ballot('rr', 1))).toBe('rejected');
  expect(judge(rule, ballot('rr', 1, 1))).toBeNull();
  expect(judge({ kind: 'quorum', count: 5 }, ballot('aa'))).toBe('rejected');
});

test('a full vote always has a verdict, and a quorum is never less than was asked for', () => {
  const rule = fc.oneof(
    fc.constantFrom({ kind: 'any' } as const, { kind: 'all' } as const),
    fc.integer({ min: 1, max: 6 }).map((count) => ({ kind: 'quorum', count }) as const),
  );
  const votes = fc.array(fc.constantFrom('a', 'r', 'A'), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(rule, votes, fc.nat(3), (one, cast, open) => {
      expect(judge(one, ballot(cast.join('')))).not.toBeNull();
      const approvals = cast.filter((vote) => vote !== 'r').length;
      if (one.kind === 'quorum' && judge(one, ballot(cast.join(''), open)) === 'approved')
        expect(approvals).toBeGreaterThanOrEqual(one.count);
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
