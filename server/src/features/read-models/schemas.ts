import { z } from 'zod';
import { idSchema, pageQuery, placeSchema, timeSchema } from '../../schemas.ts';

export const readModelSchema = z
  .object({
    name: z.string(),
    title: z.string().nullable(),
    /** JSON Schema of an entry. */
    state: z.unknown().meta({ $ref: '#/components/schemas/DataSchema' }),
    /** Kinds of events that change entries. */
    events: z.array(z.string()),
    version: z.number().int().describe('Goes up when the declaration changes.'),
    entries: z.number().int(),
    position: z.number().int().describe('Place in the event log up to which events are taken in.'),
    recorded: z.number().int().describe('Events in the log.'),
    failures: z.number().int().describe('Events that could not be taken in.'),
    lastFailure: z.object({ position: z.number().int(), message: z.string() }).nullable(),
  })
  .meta({ id: 'ProjectReadModel' });
export type ReadModelShape = z.infer<typeof readModelSchema>;
export const readModelListSchema = z.object({ items: z.array(readModelSchema) });

export const entrySchema = z
  .object({
    key: z.string(),
    entry: z.record(z.string(), z.unknown()),
    position: z.number().int().describe('Place in the event log of the last event that changed it.'),
    changedAt: timeSchema,
  })
  .meta({ id: 'ReadModelEntry' });
export type EntryShape = z.infer<typeof entrySchema>;
export const entryListSchema = z.object({ items: z.array(entrySchema), nextCursor: z.string().nullable() });

export const readModelParams = z.object({ id: idSchema, model: z.string().max(64) });
export const entryParams = readModelParams.extend({ key: z.string().max(500) });
export const listEntriesQuery = z
  .object({
    ...pageQuery,
    cursor: z.string().max(1_000).optional(),
    q: z.string().max(500).optional().describe('Beginning of the key.'),
    sort: z.enum(['key', 'changed']).default('key').describe('`changed`: by the last event that changed it.'),
    order: z.enum(['asc', 'desc']).default('asc'),
  })
  .refine(
    ({ sort, cursor }) => sort === 'key' || cursor === undefined || placeSchema.safeParse(cursor).success,
    {
      path: ['cursor'],
      error: 'This is no cursor of a list in this order.',
    },
  );
export const listEntryEventsQuery = z.object({
  ...pageQuery,
  cursor: placeSchema.optional(),
});
export const csvSchema = z.unknown().describe('A table of all entries (CSV).');
