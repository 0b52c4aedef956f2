import { lookedUpSchema } from '../known-schemas.ts';
import { findReadModel } from '../read-models.ts';
import type { StepCompiler } from './step.ts';

export const lookUpCompiler: StepCompiler<'lookUp'> = {
  givesValue: true,
  hasEffects: true,
  compile(step, context) {
    const entry = findReadModel(step.model, context)?.state;
    if (step.key.trim() === '')
      context.report('MISSING_NAME', ['key'], 'Say whose entry it is, for example an account’s number.');
    return {
      fields: { key: context.template(step.key, ['key']).parsed, ...(entry ? { entry } : {}) },
      value: lookedUpSchema(entry),
    };
  },
};
