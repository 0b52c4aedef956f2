import type { InjectedSinks, NativeConnection, WorkerInterceptors, WorkerOptions } from '@temporalio/worker';
import type { BlobStore } from '../contract/blobs.ts';
import type { KeyRing } from '../contract/sealing.ts';
import { type WorkflowBundle, withCodeKeys } from './bundle.ts';
import { createDataConverter } from './data-converter.ts';
import type { HostSinks, StepEventSink } from './sinks.ts';

export interface HostedWorkerOptions {
  connection: NativeConnection;
  namespace: string;
  taskQueue: string;
  bundle: WorkflowBundle;
  keys: KeyRing;
  /** Where large values lie. */
  blobs?: BlobStore;
  /** By activity type (`toActivityType` of each action), and the ones of the contract. */
  activities: object;
  sink: StepEventSink;
  identity?: string;
  /** Interceptors of activities. */
  interceptors?: Pick<WorkerInterceptors, 'activity'>;
  /** How long tasks under way may take to end, once the worker is told to stop. */
  shutdownGraceTime?: string;
  /** Tasks at once. */
  maxTasks?: number;
}

export function createHostSinks(sink: StepEventSink, callDuringReplay = false): InjectedSinks<HostSinks> {
  return { wfb: { events: { fn: (_info, events) => events.forEach(sink), callDuringReplay } } };
}

/** Options of a worker that carries runs of a queue, tuned so that a lone run does not wait and an idle worker costs little. */
export function createWorkerOptions(options: HostedWorkerOptions): WorkerOptions {
  const tasks = options.maxTasks ?? 100;
  return {
    connection: options.connection,
    namespace: options.namespace,
    taskQueue: options.taskQueue,
    // The SDK tells what is left out from what is undefined.
    ...(options.identity === undefined ? {} : { identity: options.identity }),
    ...(options.interceptors === undefined ? {} : { interceptors: options.interceptors }),
    workflowBundle: withCodeKeys(options.bundle, options.keys),
    dataConverter: createDataConverter(options.keys, options.blobs),
    activities: options.activities,
    sinks: createHostSinks(options.sink),
    reuseV8Context: true,
    maxCachedWorkflows: 500,
    maxConcurrentWorkflowTaskExecutions: 40,
    maxConcurrentActivityTaskExecutions: tasks,
    maxConcurrentLocalActivityExecutions: tasks,
    shutdownGraceTime: (options.shutdownGraceTime ?? '10s') as WorkerOptions['shutdownGraceTime'],
    // Every sign of life counts: they come every few seconds, and a task is given away after a silence not much longer.
    maxHeartbeatThrottleInterval: '5s',
    // What the run did last waits for its own worker, which has it in memory; a dead one never comes.
    stickyQueueScheduleToStartTimeout: '5s',
    // A waiting poll costs a connection's stream only; more of them than this gained nothing in our benchmark.
    workflowTaskPollerBehavior: { type: 'autoscaling', minimum: 2, initial: 2, maximum: 10 },
    activityTaskPollerBehavior: { type: 'autoscaling', minimum: 1, initial: 2, maximum: 10 },
  };
}
