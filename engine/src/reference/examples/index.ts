import type { StepKind } from '../../definition/index.ts';
import * as acting from './acting.ts';
import * as holding from './holding.ts';
import type { KindExample } from './kind-example.ts';

export type { KindExample } from './kind-example.ts';

/** One example per kind of step, as the language reference shows it. */
export const kindExamples: Readonly<Record<StepKind, KindExample>> = {
  task: acting.task,
  code: acting.code,
  agent: acting.agent,
  set: acting.set,
  transform: acting.transform,
  approval: acting.approval,
  notify: acting.notify,
  branch: holding.branch,
  switch: holding.workflowSwitch,
  parallel: holding.parallel,
  forEach: holding.forEach,
  repeat: holding.repeat,
  try: holding.workflowTry,
  saga: holding.saga,
  retry: holding.retry,
  phase: holding.phase,
  wait: acting.wait,
  subworkflow: acting.subworkflow,
  recurring: acting.recurring,
  receive: acting.receive,
  send: acting.send,
  status: acting.status,
  stateMachine: holding.stateMachine,
  backlogAdd: acting.backlogAdd,
  backlogTake: acting.backlogTake,
  backlogPeek: acting.backlogPeek,
  record: acting.record,
  lookUp: acting.lookUp,
  respond: acting.respond,
  end: acting.end,
  fail: acting.fail,
};
