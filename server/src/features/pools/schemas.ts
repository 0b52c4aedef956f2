import { workerStatuses, workerWishes } from '@wfb/engine/contract';
import { scalingPolicySchema } from '@wfb/engine/contract/scaling-policy';
import { z } from 'zod';
import { idSchema, timeSchema } from '../../schemas.ts';

export const lights = ['green', 'yellow', 'red'] as const;
const lightSchema = z.enum(lights);
const reasonSchema = z.string().describe('Why the light is as it is, in a sentence.');

export const currentTaskSchema = z
  .object({ action: z.string(), runId: z.string(), stepId: z.string(), since: timeSchema })
  .meta({ id: 'CurrentTask' });

export const workerSchema = z
  .object({
    id: idSchema,
    queueId: idSchema,
    number: z.number().int().describe('Place among the workers of its queue, from 1.'),
    light: lightSchema,
    lightReason: reasonSchema,
    status: z.enum(workerStatuses),
    desired: z.enum(workerWishes).describe('What people want of it.'),
    sleeping: z.boolean(),
    host: z.string().nullable(),
    region: z.string().nullable(),
    version: z.string().nullable(),
    cpuPercent: z.number(),
    memoryMb: z.number(),
    slotsUsed: z.number().int(),
    slotsTotal: z.number().int(),
    currentTasks: z.array(currentTaskSchema).describe('The longest at work first; ten at most.'),
    tasksCompleted: z.number().int(),
    tasksFailed: z.number().int(),
    heartbeatAt: timeSchema.nullable(),
    startedAt: timeSchema.nullable(),
    reason: z.string().nullable(),
    restarts: z.number().int(),
  })
  .meta({ id: 'Worker' });
export type Worker = z.infer<typeof workerSchema>;

const settings = {
  title: z.string(),
  description: z.string().nullable(),
  maxConcurrentTasks: z.number().int().nullable().describe('Tasks at once of each worker.'),
  rateLimit: z.number().nullable().describe('Tasks begun per second, over all workers of a region.'),
  taskTimeoutSeconds: z.number().int().nullable().describe('Of a task whose step says nothing.'),
  runTimeoutSeconds: z.number().int().nullable().describe('Of a run whose workflow says nothing.'),
  priority: z.number().int().min(1).max(5).describe('1 comes first; of workflows that say nothing.'),
  fairness: z.boolean().describe('Workflows take turns, however much each of them has waiting.'),
  environment: z.string().nullable(),
  hostLabels: z.array(z.string()).describe('Only machines with all of these labels serve it.'),
  dedicated: z.boolean().describe('Its workers have processes of their own.'),
  replicas: z.number().int().describe('Workers wanted now.'),
  minWorkers: z.number().int(),
  maxWorkers: z.number().int(),
  scaledBy: z
    .string()
    .nullable()
    .describe('An autoscaler of the cluster that says how many workers there are.'),
  scaling: scalingPolicySchema,
  enabled: z.boolean(),
};

export const poolSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    isDefault: z.boolean(),
    light: lightSchema,
    reason: reasonSchema,
    state: z.enum(['working', 'sleeping', 'starting', 'stopped', 'broken']),
    draining: z.boolean().describe('Takes no new runs, and is archived when the last one has ended.'),
    openRuns: z.number().int(),
    workflowCount: z.number().int(),
    regions: z
      .array(
        z.object({
          region: z.string(),
          pinned: z.boolean().describe('Its runs are carried there and nowhere else.'),
          live: z.boolean(),
          openRuns: z.number().int(),
        }),
      )
      .describe('Where it has parts.'),
    workers: z.array(workerSchema),
    ...settings,
  })
  .meta({ id: 'Pool' });
export type Pool = z.infer<typeof poolSchema>;

export const poolListSchema = z.object({ items: z.array(poolSchema) });

export const poolParams = z.object({ id: idSchema, queueId: idSchema });

const titleSchema = z.string().trim().min(1).max(100);
const label = z.string().trim().min(1).max(40);
const longestSeconds = 366 * 86_400;
const settingsBody = {
  description: z.string().trim().max(2_000).nullable().optional(),
  maxConcurrentTasks: z.number().int().min(1).max(1_000).nullable().optional(),
  rateLimit: z.number().min(0.01).max(100_000).nullable().optional(),
  taskTimeoutSeconds: z.number().int().min(1).max(longestSeconds).nullable().optional(),
  runTimeoutSeconds: z.number().int().min(1).max(longestSeconds).nullable().optional(),
  priority: z.number().int().min(1).max(5).optional(),
  fairness: z.boolean().optional(),
  environment: label.nullable().optional(),
  hostLabels: z.array(label).max(20).optional(),
  dedicated: z.boolean().optional(),
  replicas: z.number().int().min(0).max(1_000).optional(),
  minWorkers: z.number().int().min(0).max(1_000).optional(),
  maxWorkers: z.number().int().min(1).max(1_000).optional(),
  scaling: scalingPolicySchema.optional(),
  enabled: z.boolean().optional(),
};
export const poolCreateBody = z.strictObject({ title: titleSchema, ...settingsBody });
export const poolUpdateBody = z.strictObject({ title: titleSchema.optional(), ...settingsBody });
export type PoolSettings = z.infer<typeof poolUpdateBody>;

export const poolDeleteQuery = z.object({
  drain: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true')
    .describe('Moves its workflows to the default pool, and archives it when its last run has ended.'),
});
export const poolDeletedSchema = z.object({ state: z.enum(['archived', 'draining']) });

export const poolUsageSchema = z
  .object({
    items: z.array(
      z.object({
        workflow: z.object({ id: idSchema, name: z.string() }),
        assigned: z.boolean().describe('New runs of it go to this pool.'),
        openRuns: z.number().int().describe('Under way in this pool.'),
        startedLast7Days: z.number().int(),
        failedLast7Days: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'PoolUsage' });
