import { z } from 'zod';
import { dataSchemaSchema } from '../data-schema.ts';
import { durationSchema, templateSchema } from '../template.ts';
import { retrySchema, stepBase } from './base.ts';

/**
 * The user's own TypeScript: a module whose default export takes the evaluated `with` and returns (a promise of) a JSON value.
 * It runs in the worker's sandbox, never in workflow code.
 */
export const codeStepSchema = z
  .strictObject({
    ...stepBase,
    kind: z.literal('code'),
    source: z.string().min(1).max(100_000),
    with: z.record(z.string(), templateSchema).default({}),
    output: dataSchemaSchema.optional(),
    retry: retrySchema.optional(),
    timeout: durationSchema.optional(),
  })
  .meta({ id: 'CodeStep' });
