import { workerStatuses } from '@wfb/engine/contract';
import { z } from 'zod';
import { idSchema, roleSchema, timeSchema } from '../../schemas.ts';

export const workerSchema = z
  .object({
    id: idSchema,
    status: z.enum(workerStatuses),
    sleeping: z.boolean(),
    host: z.string().nullable(),
    region: z.string().nullable(),
    cpuPercent: z.number(),
    memoryMb: z.number(),
    slotsUsed: z.number().int(),
    slotsTotal: z.number().int(),
    tasksCompleted: z.number().int(),
    tasksFailed: z.number().int(),
    heartbeatAt: timeSchema.nullable(),
    startedAt: timeSchema.nullable(),
    reason: z.string().nullable(),
    restarts: z.number().int(),
  })
  .meta({ id: 'Worker' });

export const poolSchema = z
  .object({
    id: idSchema,
    title: z.string(),
    name: z.string(),
    isDefault: z.boolean(),
    light: z.enum(['green', 'yellow', 'red']),
    reason: z.string().describe('Why the light is as it is, in a sentence.'),
    state: z.enum(['working', 'sleeping', 'starting', 'stopped', 'broken']),
    replicas: z.number().int(),
    maxConcurrentTasks: z.number().int().nullable(),
    enabled: z.boolean(),
    openRuns: z.number().int(),
    workers: z.array(workerSchema),
  })
  .meta({ id: 'Pool' });
export type Pool = z.infer<typeof poolSchema>;

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
    pools: z.array(poolSchema),
  })
  .meta({ id: 'Project' });
export type Project = z.infer<typeof projectSchema>;

export const projectListSchema = z.object({ items: z.array(projectSchema) });
export const poolListSchema = z.object({ items: z.array(poolSchema) });

const nameSchema = z.string().trim().min(1).max(100);
export const projectCreateBody = z.strictObject({
  name: nameSchema,
  description: z.string().trim().max(2_000).optional(),
});
export const projectUpdateBody = z.strictObject({
  name: nameSchema.optional(),
  description: z.string().trim().max(2_000).nullable().optional(),
});
export const queueParams = z.object({ id: idSchema, queueId: idSchema });
export const queueUpdateBody = z.strictObject({
  title: nameSchema.optional(),
  maxConcurrentTasks: z.number().int().min(1).max(1_000).nullable().optional(),
  enabled: z.boolean().optional(),
});
