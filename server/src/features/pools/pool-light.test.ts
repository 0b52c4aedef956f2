import { describe, expect, it } from 'vitest';
import { describePool, type PoolFacts } from './pool-light.ts';

const now = new Date('2026-03-01T12:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000);
type Worker = PoolFacts['workers'][number];
const buildWorker = (overrides: Partial<Worker> = {}): Worker => ({
  status: 'running',
  desired: 'running',
  sleeping: false,
  heartbeatAt: ago(3),
  statusReason: null,
  cpuPercent: 10,
  ...overrides,
});
const buildPool = (overrides: Partial<PoolFacts> = {}): PoolFacts => ({
  enabled: true,
  openRuns: 0,
  liveHosts: 1,
  workers: [buildWorker()],
  ...overrides,
});
const asleep = buildWorker({ status: 'stopped', sleeping: true, heartbeatAt: null });

describe('describePool', () => {
  it.each([
    ['works', {}, 'green', 'working', 'Awake, with nothing to do.'],
    ['works on runs', { openRuns: 2 }, 'green', 'working', 'Working on 2 runs.'],
    [
      'is refused its workers by the cluster',
      { workers: [asleep], openRuns: 1, clusterProblem: 'The cluster does not allow its workers: quota.' },
      'red',
      'broken',
      'Without workers. The cluster does not allow its workers: quota.',
    ],
    [
      'goes on with the workers that it has',
      { openRuns: 1, clusterProblem: 'The cluster does not allow its workers: quota.' },
      'yellow',
      'working',
      'Working as it is. The cluster does not allow its workers: quota.',
    ],
    ['sleeps', { workers: [asleep] }, 'green', 'sleeping', 'Sleeping: wakes with the next run.'],
    ['wakes', { workers: [asleep], openRuns: 1 }, 'yellow', 'starting', 'Waking up for a run.'],
    [
      'starts',
      { workers: [buildWorker({ status: 'starting' })] },
      'yellow',
      'starting',
      'Starting: ready in a moment.',
    ],
    ['is off', { enabled: false }, 'yellow', 'stopped', 'Switched off: new runs will wait.'],
    [
      'is off with runs',
      { enabled: false, openRuns: 1 },
      'red',
      'stopped',
      'Switched off, and one run waits for it.',
    ],
    [
      'has no machine',
      { liveHosts: 0, openRuns: 3 },
      'red',
      'broken',
      'No machine for workers is connected; 3 runs wait.',
    ],
    [
      'finds no machine with its labels',
      { liveHosts: 0, hostLabels: ['gpu'] },
      'red',
      'broken',
      'No machine with gpu is connected.',
    ],
    [
      'has pinned runs in a region without machines',
      { openRuns: 1, strandedIn: ['eu-west'] },
      'red',
      'broken',
      'Runs that are pinned to eu-west wait: no machine is connected there.',
    ],
    [
      'is being emptied',
      { openRuns: 2, draining: true },
      'yellow',
      'working',
      'Being emptied: archived when its 2 runs have ended.',
    ],
    [
      'has no worker that may work',
      { openRuns: 1, workers: [buildWorker({ desired: 'stopped' })] },
      'red',
      'stopped',
      'All of its workers are stopped, and one run waits for it.',
    ],
    [
      'is silent',
      { workers: [buildWorker({ heartbeatAt: ago(60) })] },
      'red',
      'broken',
      'Its workers have not been heard from for a while.',
    ],
    [
      'has failed',
      { workers: [buildWorker({ status: 'failed', statusReason: 'out of memory.' })] },
      'red',
      'broken',
      'Not working: out of memory.',
    ],
    [
      'limps',
      { workers: [buildWorker(), buildWorker({ status: 'failed' })] },
      'yellow',
      'working',
      'Working, but 1 of its workers failed.',
    ],
    [
      'is at its limit',
      { workers: [buildWorker({ cpuPercent: 97 })] },
      'yellow',
      'working',
      'Working at its limit: runs take longer than usual.',
    ],
  ] as const)('says when a pool %s', (_, overrides, light, state, reason) => {
    expect(describePool(buildPool(overrides as Partial<PoolFacts>), now)).toEqual({ light, state, reason });
  });
});
