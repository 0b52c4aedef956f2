import { z } from 'zod';
import { templateSchema } from '../template.ts';
import { stepBase } from './base.ts';

/**
 * Answers the caller of the webhook that started the run, which then goes on. `steps.<id>` is the `CallerAnswer`: a run that was
 * started otherwise keeps what it would have answered.
 */
export const respondStepSchema = z
  .strictObject({
    ...stepBase,
    kind: z.literal('respond'),
    /** HTTP status: 200 to 299, or 400 to 599. */
    status: z.union([z.number().int(), z.string().max(2_000)]).default(200),
    /** Only those of a list that can do no harm. */
    headers: z.record(z.string().max(100), templateSchema).default({}),
    /** A text is sent as it is, anything else as JSON; nothing where it says nothing. */
    body: templateSchema.optional(),
  })
  .meta({ id: 'RespondStep' });
