import { leaseForMs } from '@wfb/engine/contract';
import type { Pool } from './schemas.ts';

export interface PoolFacts {
  enabled: boolean;
  /** Takes no new runs; archived when the last one has ended. */
  draining?: boolean;
  openRuns: number;
  /** Machines that could carry the pool's workers and have been heard from lately. */
  liveHosts: number;
  /** What the machines must have. */
  hostLabels?: string[];
  /** Why the cluster does not give it the workers that are wanted. */
  clusterProblem?: string | null;
  /** Regions without a machine, in which runs wait that may be carried nowhere else. */
  strandedIn?: string[];
  workers: {
    status: string;
    desired: string;
    sleeping: boolean;
    heartbeatAt: Date | null;
    statusReason: string | null;
    cpuPercent: number;
  }[];
}
export type PoolState = Pick<Pool, 'light' | 'state' | 'reason'>;

/** A worker busier than this is said to be at its limit. Percent of a core. */
const busyPercent = 90;

/** How a pool is doing: a light, its state, and the reason in a sentence. */
export function describePool(pool: PoolFacts, now: Date): PoolState {
  if (!pool.enabled) return describeStopped(pool);
  if (pool.clusterProblem) return describeRefused(pool, pool.clusterProblem, now);
  if (pool.liveHosts === 0) {
    const machine = pool.hostLabels?.length
      ? `machine with ${pool.hostLabels.join(' and ')}`
      : 'machine for workers';
    return {
      light: 'red',
      state: 'broken',
      reason: `No ${machine} is connected${pool.openRuns > 0 ? `; ${runs(pool.openRuns)} wait${pool.openRuns === 1 ? 's' : ''}` : ''}.`,
    };
  }
  if (pool.strandedIn?.length) {
    const places = pool.strandedIn.join(' and ');
    return {
      light: 'red',
      state: 'broken',
      reason: `Runs that are pinned to ${places} wait: no machine is connected there.`,
    };
  }
  if (pool.workers.length > 0 && pool.workers.every(({ desired }) => desired !== 'running'))
    return describeStopped(pool, 'All of its workers are stopped');
  if (pool.draining) {
    return {
      light: 'yellow',
      state: 'working',
      reason: `Being emptied: archived when ${pool.openRuns === 1 ? 'its run has' : `its ${runs(pool.openRuns)} have`} ended.`,
    };
  }
  const awake = pool.workers.filter((worker) => !worker.sleeping);
  const working = awake.filter((worker) => isWorking(worker, now));
  const failed = pool.workers.filter((worker) => worker.status === 'failed');
  if (working.length === 0 && failed.length > 0) {
    const why = failed.find((worker) => worker.statusReason)?.statusReason;
    return {
      light: 'red',
      state: 'broken',
      reason: `Not working: ${why ?? 'the workers stop again and again.'}`,
    };
  }
  if (working.length > 0) return describeWorking(pool, working, failed.length);
  if (awake.some((worker) => worker.status === 'running')) {
    return { light: 'red', state: 'broken', reason: 'Its workers have not been heard from for a while.' };
  }
  if (awake.some((worker) => worker.status === 'starting' || worker.status === 'stopping')) {
    return { light: 'yellow', state: 'starting', reason: 'Starting: ready in a moment.' };
  }
  if (pool.openRuns > 0) return { light: 'yellow', state: 'starting', reason: 'Waking up for a run.' };
  return { light: 'green', state: 'sleeping', reason: 'Sleeping: wakes with the next run.' };
}

function describeStopped({ openRuns }: PoolFacts, what = 'Switched off'): PoolState {
  return openRuns > 0
    ? {
        light: 'red',
        state: 'stopped',
        reason: `${what}, and ${runs(openRuns)} wait${openRuns === 1 ? 's' : ''} for it.`,
      }
    : { light: 'yellow', state: 'stopped', reason: `${what}: new runs will wait.` };
}

function describeRefused({ workers, openRuns }: PoolFacts, problem: string, now: Date): PoolState {
  if (workers.some((worker) => isWorking(worker, now)))
    return { light: 'yellow', state: 'working', reason: `Working as it is. ${problem}` };
  return openRuns > 0
    ? { light: 'red', state: 'broken', reason: `Without workers. ${problem}` }
    : { light: 'yellow', state: 'sleeping', reason: `Sleeping. ${problem}` };
}

const isWorking = (worker: PoolFacts['workers'][number], now: Date): boolean =>
  !worker.sleeping && worker.status === 'running' && isFresh(worker.heartbeatAt, now);

function describeWorking(pool: PoolFacts, working: PoolFacts['workers'], failed: number): PoolState {
  if (failed > 0) {
    return { light: 'yellow', state: 'working', reason: `Working, but ${failed} of its workers failed.` };
  }
  if (working.every((worker) => worker.cpuPercent >= busyPercent)) {
    return {
      light: 'yellow',
      state: 'working',
      reason: 'Working at its limit: runs take longer than usual.',
    };
  }
  const reason = pool.openRuns > 0 ? `Working on ${runs(pool.openRuns)}.` : 'Awake, with nothing to do.';
  return { light: 'green', state: 'working', reason };
}

const runs = (count: number): string => (count === 1 ? 'one run' : `${count} runs`);

export const isFresh = (heartbeatAt: Date | null, now: Date): boolean =>
  heartbeatAt !== null && now.getTime() - heartbeatAt.getTime() < leaseForMs;
