import { z } from 'zod';
import { stepBase, stepIdSchema } from './base.ts';
import type { Step } from './index.ts';
import { stepListSchema } from './list.ts';

/** Lanes that run at once; a lane may wait `after` named others, so any acyclic graph can be said. */
export const parallelStepSchema = z
  .strictObject({
    ...stepBase,
    kind: z.literal('parallel'),
    lanes: z
      .array(
        z.strictObject({
          id: stepIdSchema,
          title: z.string().max(200).optional(),
          after: z.array(stepIdSchema).optional(),
          get steps(): z.ZodType<Step[]> {
            return stepListSchema;
          },
        }),
      )
      .min(1)
      .max(50),
  })
  .meta({ id: 'ParallelStep' });
