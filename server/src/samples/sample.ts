import type { DefinitionInput } from '@wfb/engine/definition';
import type { ScriptedInput, SimulatedResult } from '@wfb/engine/simulator';
import type { SampleSetting } from './setting.ts';

export const sampleCategories = ['orders', 'money', 'people', 'customers', 'operations', 'data'] as const;
export type SampleCategory = (typeof sampleCategories)[number];

/** What stands in for a step that reaches out. Plain data, so that a browser can be given it. */
export type StandIn = { latency?: string } & (
  | { value: unknown }
  /** With expressions that read the task's own input as `input`. */
  | { template: Json }
  | { error: { code: string; message: string; retryable: boolean } }
  /** One for each attempt; the last one answers all further ones. */
  | { attempts: StandIn[] }
);
type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** What may happen to the workflow, told from its start to its end. */
export interface Scenario {
  /** A sentence: "A declined card is told to the customer". */
  title: string;
  input: Record<string, unknown>;
  /** By step, or by instance (`each[2]/ship`) for one turn of a loop; before those that all scenarios of the sample share. */
  standIns?: Record<string, StandIn>;
  /** What waits in backlogs of the project before it starts, by their names. */
  waiting?: Record<string, unknown[]>;
  /** What people and other systems do meanwhile. */
  script?: ScriptedInput[];
  expected: {
    status: Exclude<SimulatedResult['status'], 'open'>;
    output?: unknown;
    /** Code of the failure that the run ends with. */
    error?: string;
    /** Ids of the steps in the order in which they start, one as often as it does, with blanks between them. */
    trace: string;
    /** How long the run takes on the simulator's clock: waits and deadlines alone. */
    lasts?: string;
  };
}

/**
 * A workflow taken from real life. It is a template that people start from, a page of the documentation, and a test: each scenario
 * runs on the simulator and has to come out as it says.
 */
export interface Sample {
  /** Stable: part of addresses. */
  id: string;
  category: SampleCategory;
  build: (setting: SampleSetting) => DefinitionInput;
  /** What stands in for steps in every scenario that says nothing else. */
  standIns: Record<string, StandIn>;
  scenarios: readonly [Scenario, ...Scenario[]];
}
