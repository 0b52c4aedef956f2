import { z } from 'zod';
import { idSchema, pageQuery, personSchema, placeSchema, timeSchema } from '../../schemas.ts';

const runRef = z.object({ id: idSchema, subject: z.string() });

export const backlogSchema = z
  .object({
    name: z.string(),
    title: z.string().nullable(),
    order: z.enum(['oldestFirst', 'newestFirst', 'priority']),
    maxSize: z.number().int().nullable(),
    whenFull: z.enum(['fail', 'leaveOut', 'dropOldest']),
    /** JSON Schema of an item. */
    item: z.unknown().meta({ $ref: '#/components/schemas/DataSchema' }),
    waiting: z.number().int(),
    taken: z.number().int(),
    /** Since when the oldest waiting item waits. */
    waitingSince: timeSchema.nullable(),
  })
  .meta({ id: 'ProjectBacklog' });
export const backlogListSchema = z.object({ items: z.array(backlogSchema) });

export const itemStatusSchema = z.enum(['waiting', 'taken', 'done', 'dropped']);
export const backlogItemSchema = z
  .object({
    id: idSchema,
    status: itemStatusSchema,
    data: z.unknown(),
    key: z.string().nullable(),
    priority: z.number(),
    addedAt: timeSchema,
    addedBy: personSchema.nullable(),
    addedByRun: runRef.nullable(),
    takenByRun: runRef.nullable(),
    takenAt: timeSchema.nullable(),
    finishedAt: timeSchema.nullable(),
  })
  .meta({ id: 'BacklogItem' });
export const itemListSchema = z.object({
  items: z.array(backlogItemSchema),
  nextCursor: z.string().nullable(),
});
export type BacklogItemShape = z.infer<typeof backlogItemSchema>;

export const backlogParams = z.object({ id: idSchema, backlog: z.string().max(64) });
export const itemParams = backlogParams.extend({ itemId: idSchema });
export const listItemsQuery = z.object({
  ...pageQuery,
  cursor: placeSchema.optional(),
  status: itemStatusSchema.default('waiting'),
  order: z
    .enum(['next', 'newest', 'oldest'])
    .default('next')
    .describe('`next`: waiting items as they are taken, others the newest first.'),
});
export const addItemBody = z.strictObject({ item: z.unknown() });
export const addedItemSchema = z
  .object({
    added: z.boolean(),
    /** Why it was not added. */
    reason: z.enum(['duplicate', 'full']).nullable(),
    itemId: idSchema.nullable(),
  })
  .meta({ id: 'AddedBacklogItem' });
