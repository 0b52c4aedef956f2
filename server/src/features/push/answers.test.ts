import { expect, test } from 'vitest';
import { judgePushAnswer, judgePushSilence } from './answers.ts';

const judge = (status: number, retryAfter: string | null = null, attempts = 1) =>
  judgePushAnswer({ status, retryAfter }, attempts, Date.parse('2026-01-01T00:00:00Z'));

test('knows every answer of a push service', () => {
  expect(judge(201)).toEqual({ kind: 'sent' });
  expect(judge(404)).toEqual({ kind: 'gone' });
  expect(judge(410)).toEqual({ kind: 'gone' });
  expect(judge(413)).toEqual({ kind: 'too-large' });
  expect(judge(401)).toMatchObject({ kind: 'alarm' });
  expect(judge(403)).toMatchObject({ kind: 'alarm' });
  expect(judge(400)).toMatchObject({ kind: 'refused' });
});

test('waits as long as it is told to, within reason', () => {
  expect(judge(429, '30')).toMatchObject({ kind: 'later', afterMs: 30_000, pauseSubscription: true });
  expect(judge(429, 'Thu, 01 Jan 2026 00:01:00 GMT')).toMatchObject({ afterMs: 60_000 });
  expect(judge(429, '999999')).toMatchObject({ afterMs: 3_600_000 });
  expect(judge(503, '7')).toMatchObject({ kind: 'later', afterMs: 7_000, pauseSubscription: false });
  expect(judge(429, 'soon')).toMatchObject({ afterMs: 2_000 });
});

test('backs off from a service in trouble', () => {
  expect(
    [1, 2, 3, 30].map((attempts) => (judge(500, null, attempts) as { afterMs: number }).afterMs),
  ).toEqual([2_000, 4_000, 8_000, 1_800_000]);
  expect(judgePushSilence(2, new Error('refused'))).toMatchObject({ kind: 'later', afterMs: 4_000 });
});
