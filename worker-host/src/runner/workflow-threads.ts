import v8 from 'node:v8';
import { isMainThread } from 'node:worker_threads';

// Loaded before everything else, in the runner and in each thread that it starts. There the SDK takes down, for each promise that
// a run makes, where it was made, to answer one question that this product never asks (a run's stack trace). That costs
// more than all the rest of a run: a lone run of ten fast tasks took twice as long.
// Source: `GlobalHandlers.setPromiseHook` of @temporalio/worker 1.24, which says itself that the hook is optional.
if (!isMainThread) v8.promiseHooks.createHook = () => () => undefined;
