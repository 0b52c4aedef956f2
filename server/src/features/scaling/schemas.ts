import { scalingPolicySchema } from '@wfb/engine/contract/scaling-policy';
import { z } from 'zod';
import { idSchema, pageQuery, timeSchema } from '../../schemas.ts';
import { syntheticTraces } from './traces.ts';

export const queueParams = z.object({ id: idSchema, queueId: idSchema });

export const scalingSchema = z
  .object({
    policy: scalingPolicySchema,
    minWorkers: z.number().int(),
    maxWorkers: z.number().int(),
    replicas: z.number().int().describe('Workers wanted now.'),
    scaledBy: z
      .string()
      .nullable()
      .describe('An autoscaler of the cluster that says so instead of the policy.'),
    upAt: timeSchema.nullable(),
    downAt: timeSchema.nullable(),
  })
  .meta({ id: 'QueueScaling' });
export type QueueScaling = z.infer<typeof scalingSchema>;

const workers = z.number().int().min(1).max(100);
export const scalingBody = z
  .strictObject({ policy: scalingPolicySchema, minWorkers: workers, maxWorkers: workers })
  .refine(({ minWorkers, maxWorkers }) => minWorkers <= maxWorkers, {
    message: 'The least number of workers must not be above the most.',
    path: ['minWorkers'],
  });
export type ScalingBody = z.infer<typeof scalingBody>;

export const decisionSchema = z
  .object({
    id: idSchema,
    at: timeSchema,
    lastAt: timeSchema.describe('The last look that came to the same.'),
    looks: z.number().int(),
    action: z.enum(['up', 'down', 'hold']),
    reason: z.string(),
    from: z.number().int(),
    to: z.number().int(),
    dryRun: z.boolean().describe('Decided and told, but not done.'),
  })
  .meta({ id: 'ScalingDecision' });
export const decisionsQuery = z.object(pageQuery);
export const decisionListSchema = z.object({
  items: z.array(decisionSchema),
  nextCursor: z.string().nullable(),
});

export const loadSchema = z.object({
  bucketSeconds: z.number().int(),
  points: z.array(
    z
      .object({
        at: timeSchema,
        depth: z.number().describe('Tasks that waited, on average.'),
        depthMax: z.number().int(),
        waitSeconds: z.number().describe('The longest wait of the next in turn.'),
        arrivals: z.number().describe('Tasks that came, per second.'),
        workers: z.number(),
        cpuPercent: z.number(),
      })
      .meta({ id: 'QueueLoadPoint' }),
  ),
});

export const simulationBody = z.intersection(
  scalingBody,
  z.object({ trace: z.enum(['recorded', ...syntheticTraces]).default('burst') }),
);
export type SimulationBody = z.infer<typeof simulationBody>;

export const simulationSchema = z
  .object({
    arrivals: z.array(z.number()).describe('Tasks per second, a value for each point.'),
    worker: z.object({ slots: z.number(), taskSeconds: z.number() }),
    runs: z.array(
      z.object({
        rule: z.enum(['policy', 'fixed', 'keda']),
        waitP95Seconds: z.number(),
        waitMaxSeconds: z.number(),
        workerHours: z.number(),
        changes: z.number().int(),
        left: z.number().int().describe('Tasks that still waited at the end.'),
        points: z.array(
          z.object({
            atSeconds: z.number(),
            depth: z.number(),
            waitSeconds: z.number(),
            workers: z.number().int(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'ScalingSimulation' });
export type ScalingSimulation = z.infer<typeof simulationSchema>;
