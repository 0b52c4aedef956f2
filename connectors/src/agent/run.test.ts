import { validateData } from '@wfb/engine/contract/validate-data';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildContext } from '../testing/action-context.ts';
import type { AnswerSchema } from './model.ts';
import { answer, createAnswer } from './run.ts';
import { standIn } from './stand-in.ts';

const number = fc
  .tuple(fc.integer({ min: -50, max: 50 }), fc.nat(200))
  .map(([minimum, more]): AnswerSchema => ({ type: 'number', minimum, maximum: minimum + more }));
const text = fc
  .tuple(fc.nat(20), fc.nat(40))
  .map(([minLength, more]): AnswerSchema => ({ type: 'string', minLength, maxLength: minLength + more }));
const leaf: fc.Arbitrary<AnswerSchema> = fc.oneof(
  number,
  text,
  number.map((schema): AnswerSchema => ({ ...schema, type: 'integer' })),
  fc.constantFrom('date' as const, 'date-time' as const, 'email' as const, 'uri' as const).map((format) => ({
    type: 'string' as const,
    format,
  })),
  fc.constant<AnswerSchema>({ type: 'boolean' }),
  fc.constant<AnswerSchema>({ type: 'string', enum: ['low', 'high'] }),
  fc.constant<AnswerSchema>({}),
);
const { schema } = fc.letrec<{ schema: AnswerSchema }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.tuple(tie('schema'), fc.nat(3), fc.nat(3)).map(([items, minItems, more]): AnswerSchema => ({
      type: 'array',
      items,
      minItems,
      maxItems: minItems + more,
    })),
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('schema')).map((properties): AnswerSchema => ({
      type: 'object',
      properties,
      required: Object.keys(properties),
      additionalProperties: false,
    })),
  ),
}));

describe('the stand-in', () => {
  it('answers with what is asked for, and the same to the same question', () =>
    fc.assert(
      fc.asyncProperty(schema, fc.string(), async (output, letter) => {
        const question = { instructions: 'Sort it', input: { letter }, output };
        const first = (await answer(question, buildContext())) as { answer: unknown };
        expect(validateData(output, first.answer).ok).toBe(true);
        expect(await answer(question, buildContext())).toEqual(first);
      }),
      { numRuns: 200 },
    ));

  it('answers other questions otherwise', async () => {
    const output: AnswerSchema = { type: 'integer', minimum: 0, maximum: 1_000_000 };
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((letter) =>
        answer({ instructions: 'Count', input: { letter }, output }, buildContext()),
      ),
    );
    expect(new Set(answers.map((given) => (given as { answer: number }).answer)).size).toBe(3);
  });

  it('answers in words where nothing else is asked for, and says who it is', async () => {
    const context = buildContext();
    expect(await answer({ instructions: 'Greet\n\nAda' }, context)).toEqual({
      answer: 'Made-up answer to “Greet Ada”',
      model: standIn.name,
      turns: 1,
    });
    expect(context.logs).toEqual([`${standIn.name} answered in one turn.`]);
  });
});

it('does not let an answer through that is not what was asked for', async () => {
  const loose = createAnswer({ name: 'Loose', answer: async () => ({ answer: { n: 'x' }, turns: 2 }) });
  const output: AnswerSchema = { type: 'object', properties: { n: { type: 'number' } } };
  await expect(loose({ instructions: 'Count', output }, buildContext())).rejects.toMatchObject({
    code: 'ANSWER_INVALID',
    retryable: true,
    message: 'Loose did not answer with what was asked for. n: Write a number here.',
  });
});
