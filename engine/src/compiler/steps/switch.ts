import type { DataSchema } from '../../definition/data-schema.ts';
import type { SwitchStep } from '../../definition/index.ts';
import { closest } from '../../expressions/index.ts';
import { kindWords } from '../fields.ts';
import { uncertain } from '../scope.ts';
import type { StepCompiler, StepContext } from './step.ts';
import { checkUnique } from './unique.ts';

type CaseValue = SwitchStep['cases'][number]['is'][number];

export const switchCompiler: StepCompiler<'switch'> = {
  givesValue: false,
  hasEffects: false,
  compile(step, context) {
    checkUnique(step.cases, ['cases'], 'case', context);
    const value = context.expression(step.value, ['value']);
    checkRepeats(step, context);
    checkKinds(step, value.schema, context);
    step.cases.forEach(({ is }, index) =>
      is.forEach((choice, place) => context.comparison(value.parsed, choice, ['cases', index, 'is', place])),
    );
    const cases = step.cases.map(({ id, title, steps }, index) => {
      context.warnIfEmpty(steps, ['cases', index, 'steps'], title ? `“${title}”` : 'This case');
      return { id, sequence: context.sequence(steps, ['cases', index, 'steps']) };
    });
    const otherwise = step.otherwise && context.sequence(step.otherwise, ['otherwise']);
    const ways = [...cases.map(({ sequence }) => sequence), ...(otherwise ? [otherwise] : [])];
    return {
      fields: {
        value: value.parsed,
        cases: cases.map(({ id, sequence }, index) => ({
          id,
          is: step.cases[index]!.is,
          steps: sequence.steps,
        })),
        ...(otherwise ? { otherwise: otherwise.steps } : {}),
      },
      // A way that ends the run leads nowhere behind the switch.
      gained: uncertain(ways.filter(({ ends }) => !ends).flatMap(({ gained }) => gained)),
      ends: otherwise !== undefined && ways.every(({ ends }) => ends),
    };
  },
};

/** Only the first case with a value ever runs for it. */
function checkRepeats({ cases }: SwitchStep, context: StepContext): void {
  const seen = new Map<CaseValue, number>();
  cases.forEach(({ is }, index) =>
    is.forEach((value, place) => {
      const first = seen.get(value);
      if (first === undefined) {
        seen.set(value, index);
        return;
      }
      const others = is.toSpliced(place, 1);
      context.report(
        'DUPLICATE_CASE',
        ['cases', index, 'is', place],
        first === index
          ? `“${value}” stands here twice.`
          : `“${value}” is in an earlier case already, so this one never runs for it.`,
        {
          fix:
            others.length > 0
              ? { title: `Remove “${value}”`, path: ['cases', index, 'is'], value: others }
              : { title: 'Remove the case', path: ['cases'], value: cases.toSpliced(index, 1) },
        },
      );
    }),
  );
}

/** A value of another type, or none of the choices, can never be met. */
function checkKinds({ cases }: SwitchStep, schema: DataSchema | undefined, context: StepContext): void {
  if (schema?.type === 'object' || schema?.type === 'array') {
    context.report(
      'TYPE_MISMATCH',
      ['value'],
      `Ways are chosen by a text, a number, or true or false, but this is ${kindWords(schema)}.`,
    );
    return;
  }
  cases.forEach(({ is }, index) =>
    is.forEach((value, place) => {
      const problem = mismatch(value, schema);
      if (!problem) return;
      const fix =
        problem.meant === undefined ? {} : { fix: { title: `Write ${problem.meant}`, value: problem.meant } };
      context.report('TYPE_MISMATCH', ['cases', index, 'is', place], problem.message, fix);
    }),
  );
}

function mismatch(
  value: CaseValue,
  schema: DataSchema | undefined,
): { message: string; meant?: CaseValue } | undefined {
  if (schema?.enum) {
    if (schema.enum.includes(value)) return undefined;
    const same = schema.enum.find((choice) => String(choice) === String(value));
    const near = closest(String(value), schema.enum.map(String));
    const meant = same ?? schema.enum.find((choice) => String(choice) === near);
    return {
      message: `The value is never “${value}”: it is one of ${schema.enum.join(', ')}.`,
      ...(meant === undefined ? {} : { meant }),
    };
  }
  const wanted = schema?.type === 'integer' ? 'number' : schema?.type;
  if (wanted === undefined || wanted === typeof value) return undefined;
  const meant = converted(value, wanted);
  return {
    message: `The value is ${kindWords(schema)}, so it is never ${kindWords({ type: typeof value as 'string' })}.`,
    ...(meant === undefined ? {} : { meant }),
  };
}

/** The same, of the type that is wanted. */
function converted(value: CaseValue, wanted: string): CaseValue | undefined {
  const text = String(value);
  if (wanted === 'string') return text;
  if (wanted === 'number') return /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined;
  if (wanted === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return undefined;
}
