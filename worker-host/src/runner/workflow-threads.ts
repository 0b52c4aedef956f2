import v8 from 'node:v8';
import vm from 'node:vm';
import { isMainThread } from 'node:worker_threads';

// Loaded before everything else, in the runner and in each thread that it starts. It spares the threads that carry runs two costs of the
// SDK, which together are more than all the rest of a run. Written for @temporalio/worker 1.24: look at both again with another one.

if (!isMainThread) {
  // The SDK takes down, for each promise that a run makes, where it was made, to answer one question that this product never asks (a
  // run's stack trace). A lone run of ten fast tasks took twice as long.
  // Source: `GlobalHandlers.setPromiseHook`, which says itself that the hook is optional.
  v8.promiseHooks.createHook = () => () => undefined;

  // Each call into a run is watched by a thread of its own, made and ended for that call (0.2 ms; an activation has four): a run that
  // never hands back must not stop the others. That is kept for the calls in which code of a run goes on.
  // Source: `ReusableVMWorkflowCreator.createWorkflow`.
  const { runInContext } = vm.Script.prototype;
  vm.Script.prototype.runInContext = function (this: vm.Script, context, options) {
    const watched = { ...options };
    if (runsOnlyTheSdk(context as SharedContext)) delete watched.timeout;
    return runInContext.call(this, context, watched) as unknown;
  };
}

/** What the SDK keeps in the context that all runs of a thread share. */
interface SharedContext extends vm.Context {
  __temporal_args?: readonly [holder: unknown, call: string, args: unknown];
  __TEMPORAL_ACTIVATOR__?: { blockedConditions: ReadonlyMap<unknown, unknown> };
}

function runsOnlyTheSdk({
  __temporal_args: args,
  __TEMPORAL_ACTIVATOR__: activator,
}: SharedContext): boolean {
  switch (args?.[1]) {
    case 'initRuntime':
    case 'initialize':
    case 'concludeActivation':
      return true;
    // It always follows an `activate` of the same run, so that run is the one in the context.
    case 'tryUnblockConditions':
      return activator?.blockedConditions.size === 0;
    default:
      return false;
  }
}
