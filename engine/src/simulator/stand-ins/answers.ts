import type { AnswerActivities } from '../../contract/answer.ts';
import type { StandIns } from './stand-in.ts';

/** Nobody called: what would be answered is what the step gives. */
export const answers: StandIns<AnswerActivities> = { answerCaller: () => undefined };
