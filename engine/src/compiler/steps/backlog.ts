import type { DataSchema } from '../../definition/data-schema.ts';
import { findBacklog } from '../backlogs.ts';
import { addedItemSchema, backlogViewSchema, takenItemSchema } from '../known-schemas.ts';
import { checkValue } from '../values-check.ts';
import type { StepCompiler } from './step.ts';

const known = (item: DataSchema | undefined): { item?: DataSchema } => (item ? { item } : {});

export const backlogAddCompiler: StepCompiler<'backlogAdd'> = {
  givesValue: true,
  hasEffects: true,
  compile(step, context) {
    const schema = findBacklog(step.backlog, context)?.item;
    const { parsed } = context.template(step.item, ['item'], schema ? { expected: schema } : {});
    if (schema)
      for (const { path, message, fix } of checkValue(parsed, schema, ['item']))
        context.report('TYPE_MISMATCH', path, message, fix ? { fix } : {});
    return { fields: { item: parsed }, value: addedItemSchema };
  },
};

export const backlogTakeCompiler: StepCompiler<'backlogTake'> = {
  givesValue: true,
  hasEffects: true,
  compile(step, context) {
    const schema = findBacklog(step.backlog, context)?.item;
    if (step.wait && step.wait.atMost === undefined)
      context.report(
        'WAIT_WITHOUT_END',
        ['wait', 'atMost'],
        'This may wait for ever. Say how long to wait at most, unless that is what you want.',
        { severity: 'warning', fix: { title: 'Wait a day at most', value: '1d' } },
      );
    return { fields: known(schema), value: takenItemSchema(schema) };
  },
};

export const backlogPeekCompiler: StepCompiler<'backlogPeek'> = {
  givesValue: true,
  hasEffects: true,
  compile(step, context) {
    const schema = findBacklog(step.backlog, context)?.item;
    return { fields: known(schema), value: backlogViewSchema(schema) };
  },
};
