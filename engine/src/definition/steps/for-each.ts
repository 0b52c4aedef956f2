import { z } from 'zod';
import { largestWindow } from '../limits.ts';
import { expressionSchema, templateSchema } from '../template.ts';
import { stepBase } from './base.ts';
import type { Step } from './index.ts';
import { stepListSchema } from './list.ts';

/**
 * Runs its steps once per item; inside, `item` is the item and `item_index` its zero-based place; in
 * a loop within, `items.<id>` is still the item of this one.
 * `steps.<id>` is the list of `collect` (or, without it, of nothing) in the order of the items; with `onError: collect`
 * it is `{ results, errors }`.
 */
export const forEachStepSchema = z
  .strictObject({
    ...stepBase,
    kind: z.literal('forEach'),
    items: expressionSchema,
    concurrency: z.number().int().min(1).max(500).default(1),
    /** A long list is gone through in windows of so many items: up to 100,000 items, at the top level of a workflow. */
    window: z.number().int().min(1).max(largestWindow).optional(),
    onError: z.enum(['stop', 'collect']).default('stop'),
    get steps(): z.ZodType<Step[]> {
      return stepListSchema;
    },
    collect: templateSchema.optional(),
  })
  .meta({ id: 'ForEachStep' });
