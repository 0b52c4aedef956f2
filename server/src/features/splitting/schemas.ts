import { z } from 'zod';
import { idSchema, timeSchema } from '../../schemas.ts';
import { figuresSchema } from '../statistics/schemas.ts';

export const splitPolicySchema = z
  .strictObject({
    automatic: z
      .boolean()
      .describe('Hot actions are split off without asking, where that is expected to help.'),
    runsPerDay: z.number().int().min(1).max(1_000_000_000),
    p95Ms: z.number().int().min(1).max(86_400_000),
    failurePercent: z.number().min(0).max(100),
  })
  .meta({ id: 'SplitPolicy' });
export type SplitPolicyShape = z.infer<typeof splitPolicySchema>;

/** Milliseconds; null: it would grow without end. */
const waitSchema = z.object({
  load: z.number().describe('Share of the slots at work, 0 to 1; above that more comes than can be done.'),
  meanMs: z.number().nullable(),
  p95Ms: z.number().nullable(),
});
export const estimateSchema = z
  .object({
    now: waitSchema,
    othersAfter: waitSchema,
    actionAfter: waitSchema,
    costMemoryMb: z.number().describe('Memory of the worker that comes with it.'),
    worthIt: z.boolean(),
    sentence: z.string(),
    measuredBefore: z
      .object({ othersWaitP95Ms: z.number().nullable(), actionWaitP95Ms: z.number().nullable() })
      .describe('Waits over the day before.'),
  })
  .meta({ id: 'SplitEstimate' });
export type SplitEstimateShape = z.infer<typeof estimateSchema>;

export const splitSchema = z
  .object({
    state: z
      .enum(['split', 'merging'])
      .describe('merging: new runs go back; those in flight finish where they are.'),
    origin: z.enum(['person', 'policy']),
    splitAt: timeSchema,
    queueId: idSchema,
    estimate: estimateSchema,
    measured: z
      .object({ othersWaitP95Ms: z.number().nullable(), actionWaitP95Ms: z.number().nullable() })
      .describe('Waits since it was split off.'),
  })
  .meta({ id: 'ActionSplit' });

export const hotActionSchema = z
  .object({
    action: z.string(),
    title: z.string(),
    icon: z.string(),
    hot: z.boolean(),
    reasons: z.array(z.object({ code: z.enum(['busy', 'slow', 'failing']), text: z.string() })),
    figures: figuresSchema,
    split: splitSchema.nullable(),
    estimate: estimateSchema.nullable(),
  })
  .meta({ id: 'HotAction' });
export type HotAction = z.infer<typeof hotActionSchema>;

export const hotActionListSchema = z
  .object({ policy: splitPolicySchema, items: z.array(hotActionSchema) })
  .meta({ id: 'HotActions' });
export const actionParams = z.object({
  id: idSchema,
  action: z
    .string()
    .regex(/^[a-zA-Z0-9]+(\.[a-zA-Z0-9]+)+$/)
    .max(100),
});
