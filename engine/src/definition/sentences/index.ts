import type { Step, StepKind, StepOf } from '../steps/index.ts';
import { describeApproval } from './approval.ts';
import { describeNotify } from './notify.ts';
import { describeBacklogAdd, describeBacklogPeek, describeBacklogTake } from './backlog.ts';
import { describeBranch } from './branch.ts';
import { describeCode } from './code.ts';
import { describeAgent } from './agent.ts';
import { describeEnd } from './end.ts';
import { describeFail } from './fail.ts';
import { describeForEach } from './for-each.ts';
import { describeLookUp } from './look-up.ts';
import { describeParallel } from './parallel.ts';
import { describePhase } from './phase.ts';
import { describeRecurring } from './recurring.ts';
import { describeRepeat } from './repeat.ts';
import { describeRetry } from './retry.ts';
import { describeSaga } from './saga.ts';
import { describeReceive } from './receive.ts';
import { describeSend } from './send.ts';
import { describeRecord } from './record.ts';
import { describeRespond } from './respond.ts';
import type { Sentence } from './sentence.ts';
import { describeSet } from './set.ts';
import { describeStateMachine } from './state-machine.ts';
import { describeStatus } from './status.ts';
import { describeSubworkflow } from './subworkflow.ts';
import { describeSwitch } from './switch.ts';
import { describeTask } from './task.ts';
import { describeTransform } from './transform.ts';
import { describeTry } from './try.ts';
import { describeWait } from './wait.ts';
import type { SentenceWords } from './words.ts';

export { peopleParts } from './people.ts';
export { describeSection, type DescribedSection } from './section.ts';
export { inlineText, sentenceText, valueChip, type Sentence, type SentencePart } from './sentence.ts';
export { createSentenceWords, humanize, type SentenceSources, type SentenceWords } from './words.ts';

const describers: { [K in StepKind]: (step: StepOf<K>, words: SentenceWords) => Sentence } = {
  task: describeTask,
  code: describeCode,
  agent: describeAgent,
  set: describeSet,
  transform: describeTransform,
  approval: describeApproval,
  notify: describeNotify,
  branch: describeBranch,
  switch: describeSwitch,
  parallel: describeParallel,
  forEach: describeForEach,
  repeat: describeRepeat,
  try: describeTry,
  saga: describeSaga,
  retry: describeRetry,
  phase: describePhase,
  wait: describeWait,
  subworkflow: describeSubworkflow,
  recurring: describeRecurring,
  receive: describeReceive,
  send: describeSend,
  status: describeStatus,
  stateMachine: describeStateMachine,
  backlogAdd: describeBacklogAdd,
  backlogTake: describeBacklogTake,
  backlogPeek: describeBacklogPeek,
  record: describeRecord,
  lookUp: describeLookUp,
  respond: describeRespond,
  end: describeEnd,
  fail: describeFail,
};

/**
 * The sentence that tells what a step does. It heads the step in the editor, in timelines, diffs and notifications; a step of
 * an unfinished draft has one too, with chips that say what is missing.
 */
export function describeStep(step: Step, words: SentenceWords): Sentence {
  return (describers[step.kind] as (step: Step, words: SentenceWords) => Sentence)(step, words);
}
