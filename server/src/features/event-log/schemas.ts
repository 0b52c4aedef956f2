import { z } from 'zod';
import { idSchema, pageQuery, personSchema, timeSchema } from '../../schemas.ts';

const nameSchema = z.string().trim().min(1).max(200);

export const recordedEventSchema = z
  .object({
    id: idSchema,
    /** Place in the project's event log, from 1, without holes. */
    position: z.number().int(),
    type: z.string(),
    subject: z.string(),
    /** Place among the events of its subject, from 1, without holes. */
    number: z.number().int(),
    data: z.unknown(),
    at: timeSchema,
    run: z.object({ id: idSchema, subject: z.string() }).nullable(),
    recordedBy: personSchema.nullable(),
  })
  .meta({ id: 'RecordedEvent' });
export type RecordedEventShape = z.infer<typeof recordedEventSchema>;
export const eventListSchema = z.object({
  items: z.array(recordedEventSchema),
  nextCursor: z.string().nullable(),
});

export const listEventsQuery = z.object({
  ...pageQuery,
  cursor: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  type: nameSchema.optional(),
  subject: nameSchema.optional(),
  /** `oldest`: to read the log from its beginning. */
  order: z.enum(['newest', 'oldest']).default('newest'),
});
export const recordEventBody = z.strictObject({
  type: nameSchema,
  subject: nameSchema,
  data: z.record(z.string().max(200), z.unknown()).default({}),
  /** Number of the subject's last event that the caller reckons with; 0: it has none yet. */
  after: z.number().int().min(0).optional(),
});
