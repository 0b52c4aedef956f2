import type { Template } from '../template.ts';
import type { Retry } from './base.ts';
import type { Step } from './index.ts';

// The kinds that hold further steps are typed by hand: their schemas refer to each other, which inference cannot follow.

export interface StepBase {
  id: string;
  title?: string | undefined;
  note?: string | undefined;
  disabled?: boolean | undefined;
}

export interface BranchCase {
  id: string;
  title?: string | undefined;
  when: string;
  steps: Step[];
}
export interface BranchStep extends StepBase {
  kind: 'branch';
  cases: BranchCase[];
  otherwise?: Step[] | undefined;
}

export interface SwitchCase {
  id: string;
  title?: string | undefined;
  is: (string | number | boolean)[];
  steps: Step[];
}
export interface SwitchStep extends StepBase {
  kind: 'switch';
  value: string;
  cases: SwitchCase[];
  otherwise?: Step[] | undefined;
}

export interface ParallelLane {
  id: string;
  title?: string | undefined;
  after?: string[] | undefined;
  steps: Step[];
}
export interface ParallelStep extends StepBase {
  kind: 'parallel';
  lanes: ParallelLane[];
}

export interface ForEachStep extends StepBase {
  kind: 'forEach';
  items: string;
  concurrency: number;
  window?: number | undefined;
  onError: 'stop' | 'collect';
  steps: Step[];
  collect?: Template | undefined;
}

export interface TryStep extends StepBase {
  kind: 'try';
  steps: Step[];
  catch?: Step[] | undefined;
  finally?: Step[] | undefined;
}

export interface PhaseStep extends StepBase {
  kind: 'phase';
  order: 'inTurn' | 'atOnce';
  steps: Step[];
}

export interface SagaStep extends StepBase {
  kind: 'saga';
  steps: Step[];
  undo: Record<string, Step[]>;
  undoOn: { failures: 'any' | string[]; cancel: boolean };
}

export interface RetryStep extends StepBase {
  kind: 'retry';
  retry: Retry;
  errors?: string[] | undefined;
  steps: Step[];
}

export interface RepeatStep extends StepBase {
  kind: 'repeat';
  mode: 'while' | 'until';
  when: string;
  check: 'before' | 'after';
  limit: number;
  onLimit: 'fail' | 'continue';
  steps: Step[];
}

export interface StateTransition {
  id: string;
  event?: string | undefined;
  after?: string | undefined;
  when?: string | undefined;
  to: string;
  steps: Step[];
}
export interface MachineState {
  id: string;
  title?: string | undefined;
  final: boolean;
  entry: Step[];
  exit: Step[];
  transitions: StateTransition[];
}
export interface StateMachineStep extends StepBase {
  kind: 'stateMachine';
  initial: string;
  states: MachineState[];
  most: number;
}
