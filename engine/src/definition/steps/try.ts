import { z } from 'zod';
import { stepBase } from './base.ts';
import type { Step } from './index.ts';
import { stepListSchema } from './list.ts';

/** If a step in `steps` fails, `catch` runs with `error` (`{ message, code, step }`) in scope; `finally` runs in any case. */
export const tryStepSchema = z
  .strictObject({
    ...stepBase,
    kind: z.literal('try'),
    get steps(): z.ZodType<Step[]> {
      return stepListSchema;
    },
    get catch(): z.ZodOptional<z.ZodType<Step[]>> {
      return stepListSchema.optional();
    },
    get finally(): z.ZodOptional<z.ZodType<Step[]>> {
      return stepListSchema.optional();
    },
  })
  .meta({ id: 'TryStep' });
