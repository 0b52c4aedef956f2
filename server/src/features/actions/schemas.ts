import { dataSchemaSchema, objectSchemaSchema, retrySchema } from '@wfb/engine/definition';
import { z } from 'zod';

const actionSchema = z
  .object({
    name: z.string(),
    title: z.string(),
    sentence: z.string(),
    description: z.string(),
    icon: z.string(),
    input: objectSchemaSchema,
    output: dataSchemaSchema,
    mode: z.enum(['fast', 'standard']),
    idempotent: z.boolean(),
    timeout: z.string(),
    retry: retrySchema,
    errors: z.array(
      z.object({ code: z.string(), title: z.string(), remedy: z.string(), retryable: z.boolean() }),
    ),
    example: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Action' });

export const actionListSchema = z.object({
  items: z.array(
    z
      .object({
        name: z.string(),
        title: z.string(),
        icon: z.string(),
        description: z.string(),
        actions: z.array(actionSchema),
      })
      .meta({ id: 'Connector' }),
  ),
});
