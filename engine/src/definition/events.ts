import { z } from 'zod';
import { objectSchemaSchema } from './data-schema.ts';

/** Names that a run listens to for itself. */
const ownNames: ReadonlySet<string> = new Set(['approvalDecided', 'constructor', 'prototype']);

/** Name of an event; exported code listens to it under this very name. */
export const eventNameSchema = z
  .string()
  .regex(
    /^[a-z][A-Za-z0-9_]{0,63}$/,
    'The name of an event starts with a lower-case letter, then letters, digits or _ (64 at most).',
  )
  .refine((name) => !ownNames.has(name), 'This name is reserved.')
  .meta({ id: 'EventName' });

/** An event that a run can be sent while it goes on, and what comes with it. */
export const eventDeclarationSchema = z
  .strictObject({
    name: eventNameSchema,
    title: z.string().max(200).optional(),
    schema: objectSchemaSchema.default({ type: 'object', properties: {} }),
  })
  .meta({ id: 'EventDeclaration' });
export type EventDeclaration = z.infer<typeof eventDeclarationSchema>;

/** The events of a workflow; versions that were published before there were any have none. */
export const eventsOf = ({ events }: { events?: EventDeclaration[] | undefined }): EventDeclaration[] =>
  events ?? [];
