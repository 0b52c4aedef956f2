import { z } from 'zod';
import { backlogSchema } from './backlogs.ts';
import { dataSchemaSchema, fieldNameSchema, objectSchemaSchema } from './data-schema.ts';
import { eventDeclarationSchema } from './events.ts';
import { stepListSchema } from './steps/list.ts';
import { readModelSchema } from './read-models.ts';
import { durationSchema, templateSchema } from './template.ts';
import { triggerSchema } from './triggers.ts';

export const definitionFormat = 1;

/** A workflow, whole: the one document that phone, desk, API, version history and code generator share. */
export const definitionSchema = z
  .strictObject({
    format: z.literal(definitionFormat),
    name: z.string().trim().min(1).max(200),
    description: z.string().max(5_000).optional(),
    /** Headline of each run: "Order {{ input.id }} · {{ input.customer }}". */
    subject: z.string().max(2_000).optional(),
    input: objectSchemaSchema.default({ type: 'object', properties: {} }),
    triggers: z
      .array(triggerSchema)
      .max(20)
      .default([{ id: 'manual', kind: 'manual' }]),
    /** State of a run, readable from outside as status checks. */
    values: z
      .array(
        z.strictObject({
          name: fieldNameSchema,
          title: z.string().max(200).optional(),
          schema: dataSchemaSchema,
          initial: templateSchema,
        }),
      )
      .max(100)
      .default([]),
    /** What a run can be sent while it goes on. */
    events: z.array(eventDeclarationSchema).max(100).default([]),
    /** Backlogs of the project that this workflow looks after. */
    backlogs: z.array(backlogSchema).max(20).default([]),
    /** Read models of the project that this workflow looks after. */
    readModels: z.array(readModelSchema).max(20).default([]),
    steps: stepListSchema.default([]),
    output: templateSchema.optional(),
    settings: z
      .strictObject({
        /** Longest life of a run. */
        timeout: durationSchema.optional(),
      })
      .default({}),
  })
  .meta({ id: 'Definition', title: 'Workflow definition' });

export type Definition = z.infer<typeof definitionSchema>;
/** What a client may send: defaults may be left out. */
export type DefinitionInput = z.input<typeof definitionSchema>;
