import { fields, literal } from '../literals.ts';
import { typeOf } from '../types.ts';
import type { StepCode } from './step-code.ts';

export const backlogAdd: StepCode<'backlogAdd'> = {
  reportsInput: true,
  type: () => 'AddedItem',
  emit(planned, emitter) {
    const { step } = planned;
    const options = fields([
      ['backlog', literal(step.backlog)],
      ['item', planned.item],
    ]);
    const args = [emitter.input(emitter.template(options)), emitter.call(step.id)];
    emitter.result(planned, `await ${emitter.invoke(emitter.runtime('backlogAdd'), args)}`);
  },
};

export const backlogTake: StepCode<'backlogTake'> = {
  reportsInput: true,
  type: ({ item }) => `TakenItem<${typeOf(item)}>`,
  emit(planned, emitter) {
    const { step, item } = planned;
    const { backlog, wait, onFailure } = step;
    const options = literal({ backlog, wait, onFailure: onFailure === 'giveBack' ? undefined : onFailure });
    const args = [emitter.input(emitter.template(options)), emitter.call(step.id), ...emitter.observer];
    const type = emitter.target.isHosted ? '' : `<${typeOf(item)}>`;
    emitter.result(planned, `await ${emitter.invoke(emitter.runtime('backlogTake') + type, args)}`);
  },
};

export const backlogPeek: StepCode<'backlogPeek'> = {
  reportsInput: true,
  type: ({ item }) => `BacklogView<${typeOf(item)}>`,
  emit(planned, emitter) {
    const { step, item } = planned;
    const { backlog, count } = step;
    const args = [emitter.input(emitter.template(literal({ backlog, count }))), emitter.call(step.id)];
    const type = emitter.target.isHosted ? '' : `<${typeOf(item)}>`;
    emitter.result(planned, `await ${emitter.invoke(emitter.runtime('backlogPeek') + type, args)}`);
  },
};
