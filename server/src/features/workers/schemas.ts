import { workerEventKinds } from '@wfb/engine/contract';
import { z } from 'zod';
import { idSchema, pageQuery, personSchema, placeSchema, timeSchema } from '../../schemas.ts';
import { workerSchema } from '../pools/schemas.ts';

export const workerParams = z.object({ id: idSchema, workerId: idSchema });

export const workerListSchema = z.object({
  items: z.array(workerSchema.extend({ pool: z.object({ id: idSchema, title: z.string() }) })),
});

export const workerEventSchema = z
  .object({
    id: idSchema,
    at: timeSchema,
    kind: z.enum(workerEventKinds),
    reason: z.string(),
    worker: z
      .number()
      .int()
      .nullable()
      .describe('Its number within its queue, from 1; null: the pool as a whole.'),
    host: z.string().nullable(),
    region: z.string().nullable(),
    by: personSchema.nullable(),
  })
  .meta({ id: 'WorkerEvent' });
export const workerEventListSchema = z.object({
  items: z.array(workerEventSchema),
  nextCursor: z.string().nullable(),
});
export const workerEventQuery = z.object({ ...pageQuery, cursor: idSchema.optional() });

export const workerLogSchema = z.object({
  items: z.array(
    z
      .object({
        id: z.string(),
        at: timeSchema,
        level: z.enum(['info', 'warn', 'error']),
        message: z.string(),
        runId: idSchema.nullable(),
      })
      .meta({ id: 'WorkerLogLine' }),
  ),
  nextCursor: z.string().nullable(),
});
export const workerLogQuery = z.object({
  ...pageQuery,
  cursor: placeSchema.optional(),
});
