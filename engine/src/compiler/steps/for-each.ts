import type { DataSchema } from '../../definition/data-schema.ts';
import { itemsOfOneHistory, type StepOf } from '../../definition/index.ts';
import { kindWords } from '../fields.ts';
import type { StepCompiler, StepContext } from './step.ts';

export const forEachCompiler: StepCompiler<'forEach'> = {
  givesValue: true,
  hasEffects: false,
  compile(step, context) {
    const items = context.expression(step.items, ['items'], { expected: { type: 'array' } });
    if (items.schema?.type && items.schema.type !== 'array')
      context.report(
        'TYPE_MISMATCH',
        ['items'],
        `“For each” needs a list, but this is ${kindWords(items.schema)}.`,
      );
    context.warnIfEmpty(step.steps, ['steps'], 'This loop');
    checkWindow(step, context);
    const inside = context.scope.withItem({
      of: step.id,
      title: context.compilation.titleOf(step),
      schema: items.schema?.items,
    });
    const sequence = context.sequence(step.steps, ['steps'], inside);
    const collect =
      step.collect === undefined
        ? undefined
        : context.template(step.collect, ['collect'], { scope: sequence.scope });
    const results: DataSchema = { type: 'array', items: collect?.schema ?? {} };
    return {
      fields: { items: items.parsed, steps: sequence.steps, ...(collect ? { collect: collect.parsed } : {}) },
      value: step.onError === 'stop' ? results : collected(results),
    };
  },
};

/** With `onError: collect`, what went well and what did not. */
const collected = (results: DataSchema): DataSchema => ({
  type: 'object',
  properties: {
    results,
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          index: { type: 'integer' },
          message: { type: 'string' },
          code: { type: 'string' },
          step: { type: 'string' },
        },
        required: ['index', 'message', 'code'],
      },
    },
  },
  required: ['results', 'errors'],
});

/** What happens in a window has to find room in one history. */
function checkWindow(step: StepOf<'forEach'>, context: StepContext): void {
  const most = itemsOfOneHistory(step.steps);
  if (step.window !== undefined && step.window > most)
    context.report(
      'WINDOW_TOO_LARGE',
      ['window'],
      `So much is done with each item that a window can hold ${most} items at most.`,
      { fix: { title: `Windows of ${most}`, value: most } },
    );
}
