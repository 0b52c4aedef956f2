import { isFresh } from './pool-light.ts';
import type { Worker } from './schemas.ts';

export interface WorkerFacts {
  desired: string;
  status: string;
  sleeping: boolean;
  heartbeatAt: Date | null;
  statusReason: string | null;
  slotsUsed: number;
  slotsTotal: number;
  replica: number;
}

/** What the pool wants of its workers. */
export interface WorkerPool {
  enabled: boolean;
  replicas: number;
}

type Light = Pick<Worker, 'light' | 'lightReason'>;
const says = (light: Light['light'], lightReason: string): Light => ({ light, lightReason });

/** How one worker is doing, and why, in a sentence. */
export function describeWorker(worker: WorkerFacts, pool: WorkerPool, now: Date): Light {
  const tasks = worker.slotsUsed === 1 ? 'one task' : `${worker.slotsUsed} tasks`;
  if (worker.status === 'stopping')
    return says('yellow', worker.slotsUsed > 0 ? `Finishing ${tasks}, then it rests.` : 'About to rest.');
  if (worker.desired === 'drained')
    return says('yellow', 'Has finished its work, and rests until it is started.');
  if (worker.desired === 'stopped') return says('yellow', 'Stopped until it is started again.');
  if (worker.status === 'failed')
    return says('red', `Failed: ${worker.statusReason ?? 'it stops again and again.'}`);
  if (worker.sleeping && !pool.enabled)
    return says('yellow', 'Rests: its pool is switched off, and new runs wait.');
  if (worker.sleeping && worker.replica >= pool.replicas)
    return says('green', 'Rests: its pool needs fewer workers now.');
  if (worker.sleeping) return says('green', 'Sleeping: wakes with the next run.');
  if (!isFresh(worker.heartbeatAt, now))
    return says('red', 'Not heard from for a while; another machine takes its place.');
  if (worker.status === 'starting') return says('yellow', 'Starting: ready in a moment.');
  if (worker.slotsUsed > 0 && worker.slotsUsed >= worker.slotsTotal)
    return says('yellow', `All of its ${worker.slotsTotal} places are taken; more tasks wait.`);
  return says('green', worker.slotsUsed > 0 ? `Working on ${tasks}.` : 'Awake, with nothing to do.');
}
