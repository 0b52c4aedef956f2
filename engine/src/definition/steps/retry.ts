import { z } from 'zod';
import { errorCodeSchema, retrySchema, stepBase } from './base.ts';
import type { Step } from './index.ts';
import { stepListSchema } from './list.ts';

/** Runs its steps again, all of them, when one fails: each time anew, after a wait that grows. */
export const retryStepSchema = z
  .strictObject({
    ...stepBase,
    kind: z.literal('retry'),
    retry: retrySchema,
    /** Codes of the failures that are tried again; without it, any. */
    errors: z.array(errorCodeSchema).min(1).max(50).optional(),
    get steps(): z.ZodType<Step[]> {
      return stepListSchema;
    },
  })
  .meta({ id: 'RetryStep' });
