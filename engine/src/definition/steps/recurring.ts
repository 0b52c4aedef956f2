import { z } from 'zod';
import { mostRecurrences } from '../limits.ts';
import { expressionSchema, templateSchema } from '../template.ts';
import { stepBase } from './base.ts';

/**
 * Starts another workflow of the project again and again: every so often (`every`) or at the times of `cron`, until it was started
 * `limit` times, `until` holds or the time `within` is over. `steps.<id>` is how far it is, and within `with` and `until` how far it
 * was: `{ times, failed, last }`.
 */
export const recurringStepSchema = z
  .strictObject({
    ...stepBase,
    kind: z.literal('recurring'),
    /** Id of the workflow to start; the version active at each moment runs. */
    workflow: z.string().min(1).max(100),
    with: z.record(z.string(), templateSchema).default({}),
    /** A length of time such as `2h`. */
    every: z.string().max(2_000).optional(),
    /** Five-field cron expression. */
    cron: z.string().trim().max(200).optional(),
    timeZone: z.string().max(100).default('UTC'),
    /** The first start comes at once, not at the first time. */
    startNow: z.boolean().default(false),
    limit: z.number().int().min(1).max(mostRecurrences).optional(),
    /** Looked at after each start; with `wait`, once it is done. */
    until: expressionSchema.optional(),
    /** No start comes later than this length of time behind the beginning of the step. */
    within: z.string().max(2_000).optional(),
    /** Each is waited for, so that there is never more than one; else it is started and left to itself. */
    wait: z.boolean().default(true),
    /** With `wait`: what becomes of times that come while one is under way. `after`: one start, right behind it. */
    overlap: z.enum(['skip', 'after']).default('skip'),
    /** What one that fails or cannot be started does to the step. */
    onFailure: z.enum(['stop', 'continue']).default('stop'),
    /** What becomes of those under way when this run closes first. */
    onClose: z.enum(['cancel', 'terminate', 'leave']).default('cancel'),
  })
  .meta({ id: 'RecurringStep' });
