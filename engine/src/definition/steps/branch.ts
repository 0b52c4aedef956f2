import { z } from 'zod';
import { expressionSchema } from '../template.ts';
import { stepBase, stepIdSchema } from './base.ts';
import type { Step } from './index.ts';
import { stepListSchema } from './list.ts';

/** If / else if / else: the first case whose expression is true runs, else `otherwise`. */
export const branchStepSchema = z
  .strictObject({
    ...stepBase,
    kind: z.literal('branch'),
    cases: z
      .array(
        z.strictObject({
          id: stepIdSchema,
          title: z.string().max(200).optional(),
          when: expressionSchema,
          get steps(): z.ZodType<Step[]> {
            return stepListSchema;
          },
        }),
      )
      .min(1)
      .max(50),
    get otherwise(): z.ZodOptional<z.ZodType<Step[]>> {
      return stepListSchema.optional();
    },
  })
  .meta({ id: 'BranchStep' });
