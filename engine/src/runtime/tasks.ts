import type { TaskCall } from '../contract/action.ts';
import type { Failures } from './failures.ts';
import type { ShortActivities } from './short-activities.ts';
import type { Duration, WorkflowApi } from './workflow-api.ts';

/** Limits of a task; the names are Temporal's own. */
export interface TaskOptions {
  /** Time limit of one attempt. */
  startToCloseTimeout?: Duration;
  retry?: {
    maximumAttempts?: number;
    initialInterval?: Duration;
    backoffCoefficient?: number;
    maximumInterval?: Duration;
  };
}

/** Every task takes its fields and the call that it is made by. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a table of tasks holds every kind of input
export type TaskFunction<Input = any, Output = any> = (input: Input, call: TaskCall) => Promise<Output>;

/** A task; `with` gives the same task under other limits. */
export type ProxiedTask<F> = F & { with(options: TaskOptions): F };
export type ProxiedTasks<A> = { [K in keyof A]: ProxiedTask<A[K]> };

type Execute = (
  type: string,
  options: TaskOptions,
  args: [input: unknown, call: TaskCall],
) => Promise<unknown>;

/** What the pool of a run says of its tasks; nothing at home and in simulations. */
export interface PoolLimits {
  /** Time limit of an attempt where its step says none; comes before that of the action. Milliseconds. */
  taskTimeoutMs(): number | undefined;
}

export function createTasks(
  api: WorkflowApi,
  failures: Failures,
  activities: ShortActivities,
  pool?: PoolLimits,
) {
  /** As SDK proxies are: a function per activity type, made when it is first taken. */
  function proxy<A>(defaults: TaskOptions, execute: Execute, limits?: PoolLimits): ProxiedTasks<A> {
    const taskOf = (type: string, own: TaskOptions): TaskFunction => {
      return async (input, call) => {
        const startToCloseTimeout = limits?.taskTimeoutMs();
        const options = { ...defaults, ...(startToCloseTimeout ? { startToCloseTimeout } : {}), ...own };
        try {
          return await execute(type, options, [input, call]);
        } catch (error) {
          throw failures.failedAt(call.stepId, error);
        }
      };
    };
    return new Proxy({} as ProxiedTasks<A>, {
      get: (_, type) =>
        Object.assign(taskOf(String(type), {}), {
          with: (options: TaskOptions) => taskOf(String(type), options),
        }),
    });
  }

  return {
    /** Tasks that are carried by a worker of their queue, each as a task of its own. */
    standardTasks: <A = Record<string, TaskFunction>>(defaults: TaskOptions) =>
      proxy<A>(
        { startToCloseTimeout: '1m', ...defaults },
        (type, options, args) =>
          api.proxyActivities<Record<string, TaskFunction>>({
            ...options,
            summary: args[1].instance,
          })[type]!(...args),
        pool,
      ),
    /** Short, idempotent tasks; where the run goes step by step, the very worker that carries it carries them: no round trip. */
    fastTasks: <A = Record<string, TaskFunction>>(defaults: TaskOptions) =>
      proxy<A>(defaults, (type, options, args) =>
        activities.task(type, { startToCloseTimeout: '10s', ...options }, args, args[1].instance),
      ),
  };
}
