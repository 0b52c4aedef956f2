import { z } from 'zod';
import { dataSchemaSchema, fieldNameSchema } from './data-schema.ts';
import { expressionSchema, templateSchema } from './template.ts';

/** What one kind of recorded event does to the entry that it belongs to. */
const foldSchema = z.strictObject({
  /** The kind of event: `deposited`. */
  event: z.string().trim().min(1).max(200),
  /** Only where this holds, over `event` and the entry as it stands, `item`. */
  when: expressionSchema.optional(),
  /** Fields of the entry that change, made from `event` and `item`. */
  set: z.record(z.string().max(200), templateSchema).default({}),
  /** The entry goes. */
  remove: z.boolean().default(false),
});

/**
 * A read model: what the recorded events of a project come to, an entry per key. It belongs to the project, as the event log does;
 * publishing a workflow makes or changes the read models that it declares, and a change makes all entries anew from the log.
 */
export const readModelSchema = z
  .strictObject({
    name: fieldNameSchema,
    title: z.string().max(200).optional(),
    /** What an entry is. */
    state: dataSchemaSchema.default({ type: 'object', properties: {} }),
    /** Made from `event`: to which entry it belongs; its subject where this says nothing. */
    key: expressionSchema.optional(),
    /** An entry before its first event. */
    initial: z.record(z.string().max(200), templateSchema).default({}),
    on: z.array(foldSchema).max(50).default([]),
  })
  .meta({ id: 'ReadModel' });
export type ReadModelDeclaration = z.infer<typeof readModelSchema>;
