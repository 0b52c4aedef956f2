import { z } from 'zod';
import { stepBase } from './base.ts';

/** Waits for a length of time (`for`, may hold an expression that gives a duration or milliseconds) or until a moment (`until`, ISO date-time). */
export const waitStepSchema = z
  .strictObject({
    ...stepBase,
    kind: z.literal('wait'),
    for: z.string().min(1).max(2_000).optional(),
    until: z.string().min(1).max(2_000).optional(),
  })
  .meta({ id: 'WaitStep' });
