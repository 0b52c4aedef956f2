import { z } from 'zod';
import { mostInAll } from '../limits.ts';
import { expressionSchema } from '../template.ts';
import { stepBase } from './base.ts';
import type { Step } from './index.ts';
import { stepListSchema } from './list.ts';

/**
 * Runs its steps again and again, while or until a condition holds, at most `limit` times. Within, a step that has not yet run in
 * this turn still has its value of the turn before. `steps.<id>.turns` counts: within, the turn going on; behind, all of them.
 */
export const repeatStepSchema = z
  .strictObject({
    ...stepBase,
    kind: z.literal('repeat'),
    mode: z.enum(['while', 'until']),
    when: expressionSchema,
    /** When the condition is looked at: before each turn, so that there may be none, or after it. */
    check: z.enum(['before', 'after']).default('before'),
    limit: z.number().int().min(1).max(mostInAll),
    onLimit: z.enum(['fail', 'continue']).default('fail'),
    get steps(): z.ZodType<Step[]> {
      return stepListSchema;
    },
  })
  .meta({ id: 'RepeatStep' });
