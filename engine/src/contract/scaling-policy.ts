import { z } from 'zod';

const percent = z.number().min(0).max(100);
const seconds = z
  .number()
  .min(0)
  .max(7 * 86_400);

/**
 * What a pool's scaling goes by; the least and the most workers are the pool's own. Every field has a default, so that a pool stores
 * what it wants otherwise and nothing more.
 */
export const scalingPolicySchema = z.strictObject({
  /** off: people alone say how many workers there are. dryRun: decides and tells, and changes nothing. */
  mode: z.enum(['on', 'dryRun', 'off']).default('on'),
  /** One of them is reason enough for more workers: each must be exceeded. */
  up: z
    .strictObject({
      depth: z.number().int().min(0).max(1_000_000).default(100),
      waitSeconds: seconds.default(30),
      cpuPercent: percent.default(80),
      /** For so long without a break. */
      cpuForSeconds: seconds.default(300),
    })
    .prefault({}),
  /** All of them must hold for fewer workers: each must be undercut. */
  down: z
    .strictObject({
      depth: z.number().int().min(0).max(1_000_000).default(10),
      waitSeconds: seconds.default(5),
      cpuPercent: percent.default(20),
      cpuForSeconds: seconds.default(900),
    })
    .prefault({}),
  /** Time that has to pass after one step up before the next. */
  upCooldownSeconds: seconds.default(300),
  /** Time that has to pass after any change before a step down. */
  downCooldownSeconds: seconds.default(900),
  /** Where more of the tasks fail than this, more workers would only press harder on what is broken. */
  maxFailurePercent: percent.default(50),
});
export type ScalingPolicy = z.infer<typeof scalingPolicySchema>;

/** A stored policy with its defaults; what cannot be read counts as not said. */
export function toScalingPolicy(stored: unknown): ScalingPolicy {
  const read = scalingPolicySchema.safeParse(stored ?? {});
  return read.success ? read.data : scalingPolicySchema.parse({});
}
