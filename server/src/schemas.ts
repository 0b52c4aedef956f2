import { z } from 'zod';

// Shapes that more than one feature speaks in.

export const errorSchema = z
  .object({ code: z.string(), message: z.string(), details: z.unknown().optional() })
  .meta({ id: 'Error', description: 'Why a request was not met.' });

export const idSchema = z.uuid();
export const idParams = z.object({ id: idSchema });
export const timeSchema = z.iso.datetime();

export const personSchema = z
  .object({ id: z.string(), name: z.string(), email: z.string(), image: z.string().nullable() })
  .meta({ id: 'Person' });
export type PersonShape = z.infer<typeof personSchema>;

export const roleSchema = z.enum(['owner', 'admin', 'member']).meta({ id: 'Role' });
export type Role = z.infer<typeof roleSchema>;

/**
 * A document of the workflow language: described in full, but not gone through again with every answer. What is stored was checked when
 * it was written, and an old version must stay readable after the language has moved on.
 */
const documentSchema = (component: string) => z.unknown().meta({ $ref: `#/components/schemas/${component}` });
export const definitionDocument = documentSchema('Definition');
export const objectSchemaDocument = documentSchema('ObjectSchema');

export const failureSchema = z
  .object({
    message: z.string(),
    code: z.string(),
    stepId: z.string().optional(),
    details: z.unknown().optional(),
  })
  .meta({ id: 'Failure' });

export const defaultPageSize = 30;
export const pageQuery = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(defaultPageSize),
};

/** A place in a list whose rows are numbered: a cursor, and what comes after it. */
export const placeSchema = z.string().regex(/^\d{1,18}$/);

/** Answers without a body. */
export const noContent = z.undefined().describe('Done; nothing to say.');
