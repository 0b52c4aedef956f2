/** Runs workflows without Temporal, by the same code and the same runtime. */
export {
  inProcessLimits,
  runInProcess,
  type InProcessOptions,
  type InProcessResult,
  type InProcessRun,
} from './run-in-process.ts';
export { UnexpectedEffectError } from './pure-api.ts';
export { coverageOf, type Coverage } from './coverage.ts';
export { answerOf, type Mock, type Mocks } from './mocks.ts';
export type { ScriptedInput } from './script.ts';
export {
  EndlessSimulationError,
  Simulation,
  type GoOptions,
  type SimulatedResult,
  type SimulationOptions,
  type Standing,
} from './simulation.ts';
export { decide, type Decision, type SimulatedApproval } from './stand-ins/approvals.ts';
export type { SessionAnswer, SessionCommand } from './session.ts';
export { createProject, type SimulatedProject } from './stand-ins/project-data.ts';
