import { z } from 'zod';
import { expressionSchema } from '../template.ts';
import { stepBase } from './base.ts';

/**
 * Waits for an event that the workflow declares. Events are taken in the order in which they came, also those that came before the
 * step; one that `where` does not accept (there, `event` is `{ name, data, at }`) stays for others. `steps.<id>` is
 * `{ received, data, at }`; where the deadline came first, `received` is false and there is neither data nor time.
 */
export const receiveStepSchema = z
  .strictObject({
    ...stepBase,
    kind: z.literal('receive'),
    event: z.string().max(64),
    where: expressionSchema.optional(),
    /** `after`: a length of time, or an expression that gives one. */
    deadline: z
      .strictObject({ after: z.string().min(1).max(2_000), then: z.enum(['continue', 'fail']) })
      .optional(),
  })
  .meta({ id: 'ReceiveStep' });
