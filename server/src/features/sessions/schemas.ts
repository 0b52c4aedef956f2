import { z } from 'zod';
import { timeSchema } from '../../schemas.ts';

export const sessionListSchema = z.object({
  items: z.array(
    z
      .object({
        id: z.string(),
        current: z.boolean(),
        device: z.string(),
        ipAddress: z.string().nullable(),
        createdAt: timeSchema,
        lastSeenAt: timeSchema,
        push: z.boolean(),
      })
      .meta({ id: 'Session' }),
  ),
});
export const sessionParams = z.object({ id: z.string().min(1).max(100) });
