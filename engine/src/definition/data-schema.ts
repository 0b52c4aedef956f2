import { z } from 'zod';
import type { DataSchema, ObjectSchema } from './schema-types.ts';

export type { DataSchema, ObjectSchema } from './schema-types.ts';

export const fieldNameSchema = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]{0,63}$/, 'Use letters, digits and _ only, starting with a letter.')
  .refine((name) => !['__proto__', 'constructor', 'prototype'].includes(name), 'This name is reserved.');

export const dataSchemaSchema: z.ZodType<DataSchema> = z
  .lazy(() =>
    z.strictObject({
      type: z.enum(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']).optional(),
      title: z.string().max(200).optional(),
      description: z.string().max(2_000).optional(),
      format: z.enum(['date', 'date-time', 'email', 'uri', 'multiline', 'currency']).optional(),
      enum: z
        .array(z.union([z.string(), z.number(), z.boolean()]))
        .max(500)
        .optional(),
      default: z.unknown().optional(),
      examples: z.array(z.unknown()).max(20).optional(),
      minimum: z.number().optional(),
      maximum: z.number().optional(),
      minLength: z.number().int().min(0).optional(),
      maxLength: z.number().int().min(0).optional(),
      pattern: z.string().max(500).optional(),
      items: dataSchemaSchema.optional(),
      minItems: z.number().int().min(0).optional(),
      maxItems: z.number().int().min(0).optional(),
      properties: z.record(fieldNameSchema, dataSchemaSchema).optional(),
      required: z.array(z.string()).optional(),
      additionalProperties: z.union([z.boolean(), dataSchemaSchema]).optional(),
      currency: z.string().length(3).optional(),
    }),
  )
  .meta({ id: 'DataSchema', description: 'JSON Schema of a value.' });

/** An object schema: what a form, a trigger's body or an event carries. */
export const objectSchemaSchema = z
  .strictObject({
    type: z.literal('object'),
    title: z.string().max(200).optional(),
    description: z.string().max(2_000).optional(),
    properties: z.record(fieldNameSchema, dataSchemaSchema),
    required: z.array(z.string()).optional(),
    additionalProperties: z.union([z.boolean(), dataSchemaSchema]).optional(),
  })
  .meta({ id: 'ObjectSchema' }) satisfies z.ZodType<ObjectSchema>;
