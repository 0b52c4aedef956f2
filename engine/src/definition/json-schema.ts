import { z } from 'zod';
import { definitionSchema } from './workflow.ts';

/** JSON Schema (draft 2020-12) of a definition as clients may send it: defaults may be left out. */
export function definitionJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(definitionSchema, { io: 'input' }) as Record<string, unknown>;
}
