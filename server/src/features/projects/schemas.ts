import { z } from 'zod';
import { idSchema, roleSchema, timeSchema } from '../../schemas.ts';
import { poolSchema } from '../pools/schemas.ts';
import { timeZoneSchema } from '../regions/schemas.ts';

export const projectSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    slug: z.string(),
    description: z.string().nullable(),
    createdAt: timeSchema,
    role: roleSchema,
    workflowCount: z.number().int(),
    openRuns: z.number().int(),
    regions: z
      .array(z.string())
      .describe('Where its runs are to be carried, the dearest first; none: anywhere.'),
    pools: z.array(poolSchema),
  })
  .meta({ id: 'Project' });
export type Project = z.infer<typeof projectSchema>;

export const projectListSchema = z.object({ items: z.array(projectSchema) });

const nameSchema = z.string().trim().min(1).max(100);
export const projectCreateBody = z.strictObject({
  name: nameSchema,
  description: z.string().trim().max(2_000).optional(),
  timeZone: timeZoneSchema.optional().describe('Where its maker is: it prefers the closest region.'),
});
export const projectUpdateBody = z.strictObject({
  name: nameSchema.optional(),
  description: z.string().trim().max(2_000).nullable().optional(),
  regions: z.array(z.string().max(30)).max(20).optional(),
});
