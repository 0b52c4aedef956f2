import type { SimulatedWorkflows } from '../world.ts';
import type { SimulatedApproval } from './approvals.ts';
import type { SimulatedProject } from './project-data.ts';

/** What stand-ins know of the run that asks. */
export interface AskingRun {
  readonly id: string;
  readonly world: AskingWorld;
}

export interface AskingWorld {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly approvals: SimulatedApproval[];
  readonly project: SimulatedProject;
  readonly workflows: SimulatedWorkflows;
  /** Runs of sub-workflows that are about to start, by run id. */
  readonly prepared: Map<string, SimulatedWorkflows[string]>;
  /** Who started a run, by the run's id. */
  readonly parents: Map<string, string>;
  signal(runId: string, name: string, data: unknown): void;
}

/** Activities of the contract, answered at once and without attempts, for a run of the simulation. */
export type StandIns<Activities> = {
  [K in keyof Activities]: Activities[K] extends (request: infer Request) => Promise<infer Result>
    ? (run: AskingRun, request: Request) => Result
    : never;
};
