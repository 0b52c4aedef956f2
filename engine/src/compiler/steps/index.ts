import type { StepKind } from '../../definition/index.ts';
import { approvalCompiler } from './approval.ts';
import { notifyCompiler } from './notify.ts';
import { backlogAddCompiler, backlogPeekCompiler, backlogTakeCompiler } from './backlog.ts';
import { branchCompiler } from './branch.ts';
import { codeCompiler } from './code.ts';
import { agentCompiler } from './agent.ts';
import { endCompiler } from './end.ts';
import { failCompiler } from './fail.ts';
import { forEachCompiler } from './for-each.ts';
import { lookUpCompiler } from './look-up.ts';
import { parallelCompiler } from './parallel.ts';
import { phaseCompiler } from './phase.ts';
import { repeatCompiler } from './repeat.ts';
import { retryCompiler } from './retry-block.ts';
import { sagaCompiler } from './saga.ts';
import { recurringCompiler } from './recurring.ts';
import { receiveCompiler } from './receive.ts';
import { sendCompiler } from './send.ts';
import { recordCompiler } from './record.ts';
import { respondCompiler } from './respond.ts';
import { setCompiler } from './set.ts';
import { stateMachineCompiler } from './state-machine.ts';
import { statusCompiler } from './status.ts';
import type { StepCompiler } from './step.ts';
import { subworkflowCompiler } from './subworkflow.ts';
import { switchCompiler } from './switch.ts';
import { taskCompiler } from './task.ts';
import { transformCompiler } from './transform.ts';
import { tryCompiler } from './try.ts';
import { waitCompiler } from './wait.ts';

export const stepCompilers: { readonly [K in StepKind]: StepCompiler<K> } = {
  task: taskCompiler,
  code: codeCompiler,
  agent: agentCompiler,
  set: setCompiler,
  transform: transformCompiler,
  approval: approvalCompiler,
  notify: notifyCompiler,
  branch: branchCompiler,
  switch: switchCompiler,
  parallel: parallelCompiler,
  forEach: forEachCompiler,
  repeat: repeatCompiler,
  try: tryCompiler,
  saga: sagaCompiler,
  retry: retryCompiler,
  phase: phaseCompiler,
  wait: waitCompiler,
  subworkflow: subworkflowCompiler,
  recurring: recurringCompiler,
  receive: receiveCompiler,
  send: sendCompiler,
  status: statusCompiler,
  stateMachine: stateMachineCompiler,
  backlogAdd: backlogAddCompiler,
  backlogTake: backlogTakeCompiler,
  backlogPeek: backlogPeekCompiler,
  record: recordCompiler,
  lookUp: lookUpCompiler,
  respond: respondCompiler,
  end: endCompiler,
  fail: failCompiler,
};
