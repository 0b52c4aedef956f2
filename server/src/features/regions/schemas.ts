import { z } from 'zod';
import { timeSchema } from '../../schemas.ts';
import { isTimeZone } from './catalogue.ts';

export const regionSchema = z
  .object({
    region: z.string(),
    state: z
      .enum(['live', 'lost', 'unused'])
      .describe('lost: it had machines and has none now; unused: none was ever seen.'),
    light: z.enum(['green', 'yellow', 'red']),
    reason: z.string(),
    machines: z.number().int(),
    workersAwake: z.number().int(),
    openRuns: z.number().int().describe('Of the workspace, that wait for or are carried in this region.'),
    lastLiveAt: timeSchema.nullable(),
    place: z.number().int().describe('1: the closest to the given time zone.'),
  })
  .meta({ id: 'Region' });
export type RegionShape = z.infer<typeof regionSchema>;
export const regionListSchema = z.object({ items: z.array(regionSchema) });

export const timeZoneSchema = z
  .string()
  .max(60)
  .refine(isTimeZone, 'must be a time zone such as Europe/Berlin');
export const regionQuery = z.object({
  timeZone: timeZoneSchema.optional().describe('Where you are: the closest region is told from it.'),
});
