import type { StepKind } from '../steps/index.ts';
import * as backlogs from './backlogs.ts';
import * as deciding from './deciding.ts';
import * as doing from './doing.ts';
import * as events from './events.ts';
import * as failing from './failing.ts';
import * as flow from './flow.ts';
import type { KindHelp } from './kind-help.ts';
import * as many from './many.ts';
import * as people from './people.ts';
import * as time from './time.ts';
import * as values from './values.ts';

export { backlogHelp, eventHelp, readModelHelp, stepHelp, triggerHelp, workflowHelp } from './workflow.ts';
export { kindGroups, type KindGroup, type KindHelp } from './kind-help.ts';

/** What the kinds of steps are called and what they are for, once: for the picker, the step panel and the language reference. */
export const kindHelp: { readonly [K in StepKind]: KindHelp<K> } = {
  task: doing.task,
  code: doing.code,
  agent: doing.agent,
  set: values.set,
  transform: values.transform,
  approval: people.approval,
  notify: people.notify,
  branch: deciding.branch,
  switch: deciding.workflowSwitch,
  parallel: many.parallel,
  forEach: many.forEach,
  repeat: many.repeat,
  try: failing.workflowTry,
  saga: failing.saga,
  retry: failing.retry,
  phase: flow.phase,
  wait: time.wait,
  subworkflow: flow.subworkflow,
  recurring: time.recurring,
  receive: events.receive,
  send: events.send,
  status: values.status,
  stateMachine: deciding.stateMachine,
  backlogAdd: backlogs.backlogAdd,
  backlogTake: backlogs.backlogTake,
  backlogPeek: backlogs.backlogPeek,
  record: events.record,
  lookUp: events.lookUp,
  respond: events.respond,
  end: flow.end,
  fail: failing.fail,
};
