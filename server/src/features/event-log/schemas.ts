import { z } from 'zod';
import { idSchema, pageQuery, personSchema, placeSchema, timeSchema } from '../../schemas.ts';

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

const momentSchema = z.iso.datetime({ offset: true });
const eventFilter = {
  type: nameSchema.optional(),
  subject: nameSchema.optional(),
  q: z.string().trim().max(200).optional().describe('Beginning of the subject.'),
  from: momentSchema.optional(),
  until: momentSchema.optional().describe('Events before this moment.'),
};

export const listEventsQuery = z.object({
  ...pageQuery,
  cursor: placeSchema.optional(),
  ...eventFilter,
  /** `oldest`: to read the log from its beginning. */
  order: z.enum(['newest', 'oldest']).default('newest'),
});
export const exportEventsQuery = z.object({
  ...eventFilter,
  format: z
    .enum(['csv', 'jsonl'])
    .default('csv')
    .describe('A table (CSV), or an event per line (JSON Lines).'),
});
export const eventsFileSchema = z.unknown().describe('All events that fit, the oldest first.');
export const eventTypesSchema = z.object({ items: z.array(z.string()) });
export const recordEventBody = z.strictObject({
  type: nameSchema,
  subject: nameSchema,
  data: z.record(z.string().max(200), z.unknown()).default({}),
  /** Number of the subject's last event that the caller reckons with; 0: it has none yet. */
  after: z.number().int().min(0).optional(),
});
