import { z } from 'zod';
import { idSchema, personSchema, timeSchema } from '../../schemas.ts';

/** Secrets are write-only: their values never leave by the API. */
export const secretSchema = z
  .object({ id: idSchema, name: z.string(), updatedAt: timeSchema, updatedBy: personSchema.nullable() })
  .meta({ id: 'Secret' });
export const secretListSchema = z.object({ items: z.array(secretSchema) });

export const projectParams = z.object({ id: idSchema });
export const secretParams = z.object({
  id: idSchema,
  name: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]{0,63}$/, 'Use letters, digits and _ only, starting with a letter.'),
});
export const secretBody = z.strictObject({ value: z.string().min(1).max(32_768) });
