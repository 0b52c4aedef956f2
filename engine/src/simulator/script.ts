import type { Decision } from './stand-ins/approvals.ts';
import type { Latency } from './mocks.ts';

/** What comes to a run from outside. */
export type ScriptedInput = {
  /** How long after its occasion, on the simulation's clock. */
  after?: Latency;
} & (
  | ({
      kind: 'decide';
      /** The approval step. Several entries for one step are used one after another; the last one for all that follow. */
      step: string;
    } & Decision)
  | (Occasion & { kind: 'signal'; name: string; data?: unknown })
  | (Occasion & { kind: 'cancel' })
);

interface Occasion {
  /** The first time that this step waits; the start of the run where no step is named. */
  step?: string;
}
