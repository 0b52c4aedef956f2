import { z } from 'zod';
import { idSchema, timeSchema } from '../../schemas.ts';

export const ranges = ['hour', 'day', 'week', 'month'] as const;
export const rangeQuery = z.object({ range: z.enum(ranges).default('day') });
export type Range = z.infer<typeof rangeQuery>['range'];

const timesSchema = z
  .object({ avg: z.number(), p50: z.number(), p95: z.number(), p99: z.number() })
  .meta({ id: 'Durations', description: 'Milliseconds; quantiles are off by one percent at most.' });

export const figuresSchema = z
  .object({
    started: z.number().int().describe('Runs begun; of tasks, attempts that have ended.'),
    succeeded: z.number().int(),
    failed: z.number().int(),
    stopped: z.number().int().describe('Cancelled or terminated.'),
    successPercent: z.number().nullable().describe('Of those that succeeded or failed.'),
    durationMs: timesSchema.nullable(),
    waitMs: timesSchema.nullable().describe('From being asked for to being taken up by a worker.'),
    lastAt: timeSchema.nullable(),
  })
  .meta({ id: 'Figures' });
export type Figures = z.infer<typeof figuresSchema>;

export const statisticsSchema = z
  .object({
    from: timeSchema,
    to: timeSchema,
    bucketSeconds: z.number().int(),
    runs: figuresSchema,
    tasks: figuresSchema,
    series: z.array(z.object({ at: timeSchema, runs: figuresSchema, tasks: figuresSchema })),
  })
  .meta({ id: 'Statistics' });
export type Statistics = z.infer<typeof statisticsSchema>;

export const breakdowns = ['workflows', 'actions', 'queues', 'regions', 'workers'] as const;
export const breakdownParams = z.object({ id: idSchema, by: z.enum(breakdowns) });
export type Breakdown = z.infer<typeof breakdownParams>['by'];

export const breakdownSchema = z.object({
  items: z.array(
    z
      .object({
        key: z.string(),
        title: z.string(),
        figures: figuresSchema,
        worker: z
          .object({ cpuPercent: z.number(), memoryMb: z.number() })
          .nullable()
          .describe('Of a worker: as it last said.'),
      })
      .meta({ id: 'BreakdownItem' }),
  ),
});
export type BreakdownItem = z.infer<typeof breakdownSchema>['items'][number];
