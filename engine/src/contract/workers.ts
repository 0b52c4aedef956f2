/** Redis channel on which servers tell worker-hosts that a pool has work, so that a sleeping pool wakes at once. Message: the queue's name. */
export const wakeChannel = 'wfb:wake';

/** Redis channel on which worker-hosts tell servers that they wrote an outbox row, so that it need not wait for the next poll. Message: its kind. */
export const outboxChannel = 'wfb:outbox';

/** A pool with neither open runs nor a wake-up for this long goes to sleep. Milliseconds. */
export const poolSleepAfterMs = 5 * 60_000;
/** Hosts and workers write a heartbeat this often. Milliseconds. */
export const heartbeatEveryMs = 5_000;
/**
 * A lease not renewed for this long may be taken by another host, which has a worker in its place within half a minute of the death of the
 * first one. Milliseconds.
 */
export const leaseForMs = 20_000;
/** A task at work of which nothing was heard for this long is given to another worker: its own has died. Milliseconds. */
export const taskSilenceMs = 20_000;

export const workerStatuses = ['starting', 'running', 'stopping', 'stopped', 'failed'] as const;
export type WorkerStatus = (typeof workerStatuses)[number];

/** What people can want of a worker: to work, to finish what it has and rest, or to stop now. */
export const workerWishes = ['running', 'drained', 'stopped'] as const;
export type WorkerWish = (typeof workerWishes)[number];

/** What happens to workers: kinds of the rows of their history. The last two are the cluster's, where pools have Deployments there. */
export const workerEventKinds = [
  'started',
  'stopped',
  'slept',
  'crashed',
  'lost',
  'asked',
  'refused',
  'changed',
] as const;
export type WorkerEventKind = (typeof workerEventKinds)[number];

/** A task that a worker has at work. */
export interface CurrentTask {
  action: string;
  runId: string;
  stepId: string;
  /** ISO time. */
  since: string;
}

/** Redis stream key (a list) of requests to rebuild a run's page by replaying its history; consumed by worker-hosts. Entry: `{ runId }`. */
export const rebuildStream = 'wfb:rebuild';
export const rebuildGroup = 'worker-hosts';
