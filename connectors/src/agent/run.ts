import { ActionError, type ActionContext, type ActionRun } from '@wfb/engine/contract';
import { validateData } from '@wfb/engine/contract/validate-data';
import type { Model, Question } from './model.ts';
import { standIn } from './stand-in.ts';

type AgentInput = Pick<Question, 'instructions'> & Partial<Question>;

/** Whatever a model gives is held against what was asked for: steps behind may rely on it. */
export function createAnswer(model: Model): ActionRun<AgentInput> {
  return async (
    { instructions, input = {}, output, actions = [], maxTurns = 10 },
    context: ActionContext,
  ) => {
    const question = { instructions, input, actions, maxTurns, ...(output ? { output } : {}) };
    const { answer, turns } = await model.answer(question, context.signal);
    const checked = validateData(output ?? { type: 'string' }, answer);
    if (!checked.ok) {
      const [problem] = checked.problems;
      throw new ActionError(
        'ANSWER_INVALID',
        `${model.name} did not answer with what was asked for. ${problem!.path ? `${problem!.path}: ` : ''}${problem!.message}`,
      );
    }
    context.log(`${model.name} answered in ${turns === 1 ? 'one turn' : `${turns} turns`}.`);
    return { answer: checked.value, model: model.name, turns };
  };
}

export const answer = createAnswer(standIn);
