import { describe, expect, it } from 'vitest';
import { describeWorker, type WorkerFacts, type WorkerPool } from './worker-light.ts';

const now = new Date('2026-03-01T12:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000);
const buildWorker = (overrides: Partial<WorkerFacts> = {}): WorkerFacts => ({
  ...{ desired: 'running', status: 'running', sleeping: false, heartbeatAt: ago(3), statusReason: null },
  ...{ slotsUsed: 0, slotsTotal: 10, replica: 0 },
  ...overrides,
});
const asleep = { status: 'stopped', sleeping: true };
const off: WorkerPool = { enabled: false, replicas: 1 };

describe('describeWorker', () => {
  it.each<[string, Partial<WorkerFacts>, WorkerPool | undefined, string, string]>([
    ['is awake', {}, undefined, 'green', 'Awake, with nothing to do.'],
    ['works', { slotsUsed: 1 }, undefined, 'green', 'Working on one task.'],
    ['is full', { slotsUsed: 10 }, undefined, 'yellow', 'All of its 10 places are taken; more tasks wait.'],
    ['sleeps', asleep, undefined, 'green', 'Sleeping: wakes with the next run.'],
    ['is off with its pool', asleep, off, 'yellow', 'Rests: its pool is switched off, and new runs wait.'],
    [
      'still works while its pool goes off',
      { status: 'stopping', slotsUsed: 2 },
      off,
      'yellow',
      'Finishing 2 tasks, then it rests.',
    ],
    ['has not heard yet that its pool goes off', { slotsUsed: 1 }, off, 'green', 'Working on one task.'],
    [
      'is one too many',
      { ...asleep, replica: 1 },
      undefined,
      'green',
      'Rests: its pool needs fewer workers now.',
    ],
    [
      'was stopped',
      { ...asleep, desired: 'stopped' },
      undefined,
      'yellow',
      'Stopped until it is started again.',
    ],
    [
      'is silent',
      { heartbeatAt: ago(60) },
      undefined,
      'red',
      'Not heard from for a while; another machine takes its place.',
    ],
  ])('says when a worker %s', (_, overrides, pool = { enabled: true, replicas: 1 }, light, lightReason) => {
    expect(describeWorker(buildWorker(overrides), pool, now)).toEqual({ light, lightReason });
  });
});
