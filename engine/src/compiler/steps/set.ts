import { closest, type PlanTemplate } from '../../expressions/index.ts';
import { declareValue } from '../proposals.ts';
import { checkValue } from '../values-check.ts';
import type { StepCompiler } from './step.ts';

export const setCompiler: StepCompiler<'set'> = {
  givesValue: false,
  hasEffects: false,
  compile(step, context) {
    const { values } = context.compilation.definition;
    const entries = Object.entries(step.values);
    if (entries.length === 0)
      context.report('NOTHING_SET', ['values'], 'This step changes nothing yet: choose a value.', {
        severity: 'warning',
      });
    return {
      fields: {
        values: entries.map(([name, template]): [string, PlanTemplate] => {
          const value = values.find((candidate) => candidate.name === name);
          const { parsed } = context.template(
            template,
            ['values', name],
            value ? { expected: value.schema } : {},
          );
          if (value) {
            for (const { path, message, fix } of checkValue(parsed, value.schema, ['values', name]))
              context.report('TYPE_MISMATCH', path, message, fix ? { fix } : {});
          } else {
            const meant = closest(
              name,
              values.map((candidate) => candidate.name),
            );
            context.report(
              'UNKNOWN_VALUE',
              ['values', name],
              `The workflow has no value “${name}”.${meant ? ` Did you mean “${meant}”?` : ' Add it to the workflow’s values.'}`,
              meant && !Object.hasOwn(step.values, meant)
                ? {
                    fix: {
                      title: `Use ${meant}`,
                      path: ['values'],
                      value: Object.fromEntries(
                        entries.map(([key, given]) => [key === name ? meant : key, given]),
                      ),
                    },
                  }
                : { elsewhere: declareValue(context.compilation.definition, name) },
            );
          }
          return [name, parsed];
        }),
      },
    };
  },
};
