import { z } from 'zod';
import { approvalStepSchema } from './approval.ts';
import { notifyStepSchema } from './notify.ts';
import { backlogAddStepSchema } from './backlog-add.ts';
import { backlogPeekStepSchema } from './backlog-peek.ts';
import { backlogTakeStepSchema } from './backlog-take.ts';
import { branchStepSchema } from './branch.ts';
import { codeStepSchema } from './code.ts';
import { agentStepSchema } from './agent.ts';
import type {
  BranchStep,
  ForEachStep,
  ParallelStep,
  PhaseStep,
  RepeatStep,
  RetryStep,
  SagaStep,
  StateMachineStep,
  SwitchStep,
  TryStep,
} from './containers.ts';
import { endStepSchema } from './end.ts';
import { failStepSchema } from './fail.ts';
import { forEachStepSchema } from './for-each.ts';
import { lookUpStepSchema } from './look-up.ts';
import { parallelStepSchema } from './parallel.ts';
import { phaseStepSchema } from './phase.ts';
import { repeatStepSchema } from './repeat.ts';
import { retryStepSchema } from './retry.ts';
import { sagaStepSchema } from './saga.ts';
import { recurringStepSchema } from './recurring.ts';
import { receiveStepSchema } from './receive.ts';
import { sendStepSchema } from './send.ts';
import { recordStepSchema } from './record.ts';
import { respondStepSchema } from './respond.ts';
import { setStepSchema } from './set.ts';
import { stateMachineStepSchema } from './state-machine.ts';
import { statusStepSchema } from './status.ts';
import { subworkflowStepSchema } from './subworkflow.ts';
import { switchStepSchema } from './switch.ts';
import { taskStepSchema } from './task.ts';
import { transformStepSchema } from './transform.ts';
import { tryStepSchema } from './try.ts';
import { waitStepSchema } from './wait.ts';

export type * from './containers.ts';
export type TaskStep = z.infer<typeof taskStepSchema>;
export type CodeStep = z.infer<typeof codeStepSchema>;
export type AgentStep = z.infer<typeof agentStepSchema>;
export type SetStep = z.infer<typeof setStepSchema>;
export type TransformStep = z.infer<typeof transformStepSchema>;
export type ApprovalStep = z.infer<typeof approvalStepSchema>;
export type NotifyStep = z.infer<typeof notifyStepSchema>;
export type WaitStep = z.infer<typeof waitStepSchema>;
export type ReceiveStep = z.infer<typeof receiveStepSchema>;
export type SendStep = z.infer<typeof sendStepSchema>;
export type StatusStep = z.infer<typeof statusStepSchema>;
export type SubworkflowStep = z.infer<typeof subworkflowStepSchema>;
export type RecurringStep = z.infer<typeof recurringStepSchema>;
export type BacklogAddStep = z.infer<typeof backlogAddStepSchema>;
export type BacklogTakeStep = z.infer<typeof backlogTakeStepSchema>;
export type BacklogPeekStep = z.infer<typeof backlogPeekStepSchema>;
export type RecordStep = z.infer<typeof recordStepSchema>;
export type LookUpStep = z.infer<typeof lookUpStepSchema>;
export type RespondStep = z.infer<typeof respondStepSchema>;
export type EndStep = z.infer<typeof endStepSchema>;
export type FailStep = z.infer<typeof failStepSchema>;

export type Step =
  | TaskStep
  | CodeStep
  | AgentStep
  | SetStep
  | TransformStep
  | ApprovalStep
  | NotifyStep
  | BranchStep
  | SwitchStep
  | ParallelStep
  | ForEachStep
  | RepeatStep
  | TryStep
  | SagaStep
  | RetryStep
  | PhaseStep
  | WaitStep
  | SubworkflowStep
  | RecurringStep
  | ReceiveStep
  | SendStep
  | StatusStep
  | StateMachineStep
  | BacklogAddStep
  | BacklogTakeStep
  | BacklogPeekStep
  | RecordStep
  | LookUpStep
  | RespondStep
  | EndStep
  | FailStep;
export type StepKind = Step['kind'];
export type StepOf<K extends StepKind> = Extract<Step, { kind: K }>;

/** One schema per kind; a new kind is one file and one line here, and every other stage's table then asks for it. */
export const stepSchemas = {
  task: taskStepSchema,
  code: codeStepSchema,
  agent: agentStepSchema,
  set: setStepSchema,
  transform: transformStepSchema,
  approval: approvalStepSchema,
  notify: notifyStepSchema,
  branch: branchStepSchema,
  switch: switchStepSchema,
  parallel: parallelStepSchema,
  forEach: forEachStepSchema,
  repeat: repeatStepSchema,
  try: tryStepSchema,
  saga: sagaStepSchema,
  retry: retryStepSchema,
  phase: phaseStepSchema,
  wait: waitStepSchema,
  subworkflow: subworkflowStepSchema,
  recurring: recurringStepSchema,
  receive: receiveStepSchema,
  send: sendStepSchema,
  status: statusStepSchema,
  stateMachine: stateMachineStepSchema,
  backlogAdd: backlogAddStepSchema,
  backlogTake: backlogTakeStepSchema,
  backlogPeek: backlogPeekStepSchema,
  record: recordStepSchema,
  lookUp: lookUpStepSchema,
  respond: respondStepSchema,
  end: endStepSchema,
  fail: failStepSchema,
} as const satisfies Record<StepKind, z.ZodType>;

export const stepKinds = Object.keys(stepSchemas) as StepKind[];

export const stepSchema: z.ZodType<Step> = z
  .discriminatedUnion('kind', [
    taskStepSchema,
    codeStepSchema,
    agentStepSchema,
    setStepSchema,
    transformStepSchema,
    approvalStepSchema,
    notifyStepSchema,
    branchStepSchema,
    switchStepSchema,
    parallelStepSchema,
    forEachStepSchema,
    repeatStepSchema,
    tryStepSchema,
    sagaStepSchema,
    retryStepSchema,
    phaseStepSchema,
    waitStepSchema,
    subworkflowStepSchema,
    recurringStepSchema,
    receiveStepSchema,
    sendStepSchema,
    statusStepSchema,
    stateMachineStepSchema,
    backlogAddStepSchema,
    backlogTakeStepSchema,
    backlogPeekStepSchema,
    recordStepSchema,
    lookUpStepSchema,
    respondStepSchema,
    endStepSchema,
    failStepSchema,
  ])
  .meta({ id: 'Step' });
