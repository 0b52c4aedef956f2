/** Runs workflows without Temporal, by the same code and the same runtime. */
export {
  inProcessLimits,
  runInProcess,
  type InProcessOptions,
  type InProcessResult,
  type InProcessRun,
} from './run-in-process.ts';
export { UnexpectedEffectError } from './pure-api.ts';
