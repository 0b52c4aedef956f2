import { z } from 'zod';
import { dataSchemaSchema, fieldNameSchema } from './data-schema.ts';
import { expressionSchema } from './template.ts';

/**
 * A work backlog: items that wait until some run takes them. It belongs to the project, so that one workflow can fill it and
 * another empty it; publishing a workflow makes or changes the backlogs that it declares.
 */
export const backlogSchema = z
  .strictObject({
    name: fieldNameSchema,
    title: z.string().max(200).optional(),
    /** What an item is. */
    item: dataSchemaSchema.default({ type: 'object', properties: {} }),
    /** Which item is taken first. */
    order: z.enum(['oldestFirst', 'newestFirst', 'priority']).default('oldestFirst'),
    /** With `order: priority`: a number made from `item`; the highest goes first, equal ones in the order of their coming. */
    priority: expressionSchema.optional(),
    /** Made from `item`: of two items with the same key, only one waits or is worked on at a time. */
    key: expressionSchema.optional(),
    /** What an item does whose key is there already. An item that is being worked on is never replaced. */
    onDuplicate: z.enum(['keepFirst', 'replace']).default('keepFirst'),
    /** Items that can wait at once. */
    maxSize: z.number().int().min(1).max(1_000_000).optional(),
    whenFull: z.enum(['fail', 'leaveOut', 'dropOldest']).default('fail'),
  })
  .meta({ id: 'Backlog' });
export type BacklogDeclaration = z.infer<typeof backlogSchema>;
