import { z } from 'zod';
import { expressionSchema } from '../template.ts';
import { stepBase, stepIdSchema } from './base.ts';
import type { Step } from './index.ts';
import { stepListSchema } from './list.ts';

/** Compares one value with the values of each case: the case that has it runs, else `otherwise`. */
export const switchStepSchema = z
  .strictObject({
    ...stepBase,
    kind: z.literal('switch'),
    value: expressionSchema,
    cases: z
      .array(
        z.strictObject({
          id: stepIdSchema,
          title: z.string().max(200).optional(),
          /** The case runs where the value is one of these, of the same type. */
          is: z
            .array(z.union([z.string().max(1_000), z.number(), z.boolean()]))
            .min(1)
            .max(100),
          get steps(): z.ZodType<Step[]> {
            return stepListSchema;
          },
        }),
      )
      .min(1)
      .max(100),
    get otherwise(): z.ZodOptional<z.ZodType<Step[]>> {
      return stepListSchema.optional();
    },
  })
  .meta({ id: 'SwitchStep' });
