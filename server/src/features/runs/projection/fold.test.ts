import type { StepEvent } from '@wfb/engine/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldEvents } from './fold.ts';

const step = { runId: 'r', stepId: 'charge', instance: 'charge' };
const wait = { runId: 'r', stepId: 'rest', instance: 'rest' };
const events: StepEvent[] = [
  { runId: 'r', seq: 1, at: 1_000, type: 'run.started', subject: 'Order 7' },
  { ...step, seq: 2, at: 1_100, type: 'step.started', kind: 'task', input: { amount: 5 } },
  { ...step, at: 1_110, type: 'step.attempt', attempt: 1, phase: 'started', worker: 'w1' },
  {
    ...step,
    at: 1_150,
    type: 'step.attempt',
    attempt: 1,
    phase: 'failed',
    error: { message: 'Busy', code: 'HTTP_503' },
  },
  {
    ...step,
    at: 1_200,
    type: 'step.attempt',
    attempt: 2,
    phase: 'succeeded',
    worker: 'w2',
    logs: [{ level: 'info', message: 'ok' }],
  },
  { ...step, seq: 3, at: 1_210, type: 'step.finished', status: 'done', output: { id: 9 } },
  { ...wait, seq: 7, at: 1_211, type: 'step.started', kind: 'wait' },
  { ...wait, seq: 8, at: 1_212, type: 'step.waiting', waitingFor: 'time', until: 1_215 },
  { ...wait, seq: 9, at: 1_215, type: 'step.finished', status: 'done' },
  { runId: 'r', seq: 4, at: 1_220, type: 'run.values', values: { total: 1 } },
  { runId: 'r', seq: 5, at: 1_230, type: 'run.values', values: { total: 2 } },
  { runId: 'r', seq: 6, at: 1_300, type: 'run.finished', status: 'completed', output: 'ok' },
];

test('gathers a run and its steps', () => {
  const { runs, steps } = foldEvents(events);
  expect(runs).toMatchObject([
    { subject: 'Order 7', values: { total: 2 }, finished: { status: 'completed', output: 'ok' } },
  ]);
  expect(steps).toMatchObject([
    {
      kind: 'task',
      status: 'done',
      seq: 3,
      firstSeq: 2,
      attempts: 2,
      worker: 'w2',
      output: { id: 9 },
      attemptLog: [{ attempt: 1, message: 'Busy' }],
    },
    { kind: 'wait', status: 'done', seq: 9, firstSeq: 7, waitingFor: null, waitUntil: null },
  ]);
});

test('gives the same whatever the order, and with repeats', () => {
  const byInstance = (folded: ReturnType<typeof foldEvents>) => ({
    ...folded,
    steps: folded.steps.toSorted((a, b) => (a.instance < b.instance ? -1 : 1)),
  });
  const expected = byInstance(foldEvents(events));
  const twice = [...events, ...events];
  fc.assert(
    fc.property(fc.shuffledSubarray(twice, { minLength: twice.length }), (disordered) => {
      expect(byInstance(foldEvents(disordered))).toEqual(expected);
    }),
  );
});
