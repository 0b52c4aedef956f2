import { z } from 'zod';
import { stepBase } from './base.ts';
import { peopleSchema } from './people.ts';

/** Who is told: people and roles, and who started the run, where somebody did. */
export const toldSchema = peopleSchema.extend({ starter: z.boolean().optional() });

/** Tells people something, and goes on at once. `steps.<id>` is a `Notified`. */
export const notifyStepSchema = z
  .strictObject({
    ...stepBase,
    kind: z.literal('notify'),
    to: toldSchema,
    /** What is told, in a sentence: "Order {{ input.id }} is late". */
    message: z.string().max(2_000),
    details: z.string().max(20_000).optional(),
    /**
     * `quiet`: only in the list of messages in the app; `normal`: a notification, or a mail to those who have no device; `urgent`: a
     * notification that comes through at once, and a mail.
     */
    urgency: z.enum(['quiet', 'normal', 'urgent']).default('normal'),
  })
  .meta({ id: 'NotifyStep' });
