import type { WorkflowApi } from '../runtime/workflow-api.ts';
import { type ActivityOptions, performActivity } from './activity.ts';
import { createScopeClass, type Scope } from './cancellation-scope.ts';
import { startChild } from './child.ts';
import * as failures from './failures.ts';
import { type Latency, toMilliseconds } from './mocks.ts';
import type { SimulatedRun } from './run.ts';

interface Definition {
  type: 'signal' | 'query' | 'update';
  name: string;
}
type Handler = (...args: unknown[]) => unknown;

/** `@temporalio/workflow` for a simulated run: all that the runtime and generated code stand on. */
export function createWorkflowApi(run: SimulatedRun): { api: WorkflowApi; root: Scope } {
  const { world } = run;
  const CancellationScope = createScopeClass(world.scopes, (ms) => sleep(ms));

  const whileInScope = <T>(
    begin: (settle: { resolve(value: T): void }) => (() => void) | undefined,
  ): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const scope = CancellationScope.current();
      if (scope.consideredCancelled) {
        scope.cancelRequested.catch(reject);
        return;
      }
      let forget: () => void = () => undefined;
      const takeBack = begin({
        resolve(value) {
          forget();
          resolve(value);
        },
      });
      if (!scope.cancellable || !takeBack) return;
      forget = scope.onCancel((error) => {
        takeBack();
        reject(error);
      });
    });

  function sleep(duration: Latency): Promise<void> {
    return whileInScope<void>(({ resolve }) => world.timer(Math.max(1, toMilliseconds(duration)), resolve));
  }

  const met = (isMet: () => boolean): Promise<void> =>
    whileInScope<void>(({ resolve }) => {
      if (isMet()) {
        resolve();
        return undefined;
      }
      const condition = { isMet, resolve };
      run.conditions.add(condition);
      return () => run.conditions.delete(condition);
    });

  function condition(isMet: () => boolean, timeout?: Latency): Promise<void | boolean> {
    if (timeout === undefined) return met(isMet);
    return CancellationScope.cancellable(async () => {
      try {
        return await Promise.race([sleep(timeout).then(() => false), met(isMet).then(() => true)]);
      } finally {
        CancellationScope.current().cancel();
      }
    });
  }

  const proxyActivities = (options: ActivityOptions) =>
    new Proxy(
      {},
      {
        get:
          (_, type) =>
          (...args: unknown[]) =>
            performActivity(run, CancellationScope.current(), String(type), options, args),
      },
    );

  const api = {
    ...failures,
    CancellationScope,
    condition,
    continueAsNew: async (...args: unknown[]) => {
      throw new failures.ContinueAsNew(args);
    },
    proxyActivities,
    // Without a history there is no difference between the two but how they are carried.
    proxyLocalActivities: proxyActivities,
    setHandler(definition: Definition, handler: Handler) {
      if (definition.type === 'query') run.queries.set(definition.name, handler);
      if (definition.type === 'signal') run.handle(definition.name, handler);
    },
    sleep,
    startChild: (type: string, options: Parameters<typeof startChild>[3]) =>
      startChild(run, CancellationScope.current(), type, options),
    workflowInfo: () => ({
      workflowId: run.id,
      workflowType: run.workflowType,
      startTime: run.startedAt,
      attempt: 1,
      // Without a history none grows too long.
      historyLength: 0,
      historySize: 0,
      continueAsNewSuggested: false,
    }),
  } satisfies Record<keyof WorkflowApi, unknown>;
  return { api: api as unknown as WorkflowApi, root: new CancellationScope({ parent: null }) };
}
