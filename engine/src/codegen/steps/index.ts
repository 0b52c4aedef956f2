import type { Plan, PlanStep } from '../../compiler/plan.ts';
import type { StepKind } from '../../definition/index.ts';
import type { Emitter } from '../emitter.ts';
import { approval } from './approval.ts';
import { notify } from './notify.ts';
import { backlogAdd, backlogPeek, backlogTake } from './backlog.ts';
import { branch } from './branch.ts';
import { code } from './code.ts';
import { agent } from './agent.ts';
import { end } from './end.ts';
import { fail } from './fail.ts';
import { forEach } from './for-each.ts';
import { lookUp } from './look-up.ts';
import { parallel } from './parallel.ts';
import { phase } from './phase.ts';
import { recurring } from './recurring.ts';
import { repeat } from './repeat.ts';
import { retry } from './retry.ts';
import { saga } from './saga.ts';
import { receive } from './receive.ts';
import { send } from './send.ts';
import { record } from './record.ts';
import { respond } from './respond.ts';
import { set } from './set.ts';
import { stateMachine } from './state-machine.ts';
import { status } from './status.ts';
import type { StepCode } from './step-code.ts';
import { subworkflow } from './subworkflow.ts';
import { switchStep } from './switch.ts';
import { task } from './task.ts';
import { transform } from './transform.ts';
import { tryStep } from './try.ts';
import { wait } from './wait.ts';

export const stepCodes = {
  task,
  code,
  agent,
  set,
  transform,
  approval,
  notify,
  branch,
  switch: switchStep,
  parallel,
  forEach,
  repeat,
  try: tryStep,
  saga,
  retry,
  phase,
  wait,
  subworkflow,
  recurring,
  receive,
  send,
  status,
  stateMachine,
  backlogAdd,
  backlogTake,
  backlogPeek,
  record,
  lookUp,
  respond,
  end,
  fail,
} as const satisfies { [K in StepKind]: StepCode<K> };

const codeOf = (step: PlanStep) => stepCodes[step.kind] as unknown as StepCode<StepKind>;

export function emitStep(step: PlanStep, emitter: Emitter): void {
  codeOf(step).emit(step as never, emitter);
}

export function reportsInput(step: PlanStep): boolean {
  return codeOf(step).reportsInput ?? false;
}

/** Steps within that stand in the code's sequence around the step; those of a step among them included. */
export function inlineSteps(step: PlanStep): PlanStep[] {
  const inner = codeOf(step).inline?.(step as never) ?? [];
  return inner.flatMap((each) => [each, ...inlineSteps(each)]);
}

/** TypeScript of a step's value; undefined for kinds without one. */
export function typeOfStep(step: PlanStep, plan: Plan): string | undefined {
  return codeOf(step).type?.(step as never, plan);
}
