import { z } from 'zod';
import { durationSchema } from '../template.ts';
import { stepBase } from './base.ts';

/**
 * Takes the next item of a work backlog. The item is the run's own until the run ends: a completed run has dealt with it, the
 * item of any other goes back. `steps.<id>` is `{ found, item, … }`.
 */
export const backlogTakeStepSchema = z
  .strictObject({
    ...stepBase,
    kind: z.literal('backlogTake'),
    backlog: z.string().max(64),
    /** Waits while nothing is there; without it the run goes on with nothing found. */
    wait: z
      .strictObject({
        atMost: durationSchema.optional(),
        then: z.enum(['continue', 'fail']).default('continue'),
      })
      .optional(),
    /** What becomes of the item if the run fails or is stopped. */
    onFailure: z.enum(['giveBack', 'drop']).default('giveBack'),
  })
  .meta({ id: 'BacklogTakeStep' });
