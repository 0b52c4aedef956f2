import { z } from 'zod';
import type { Step } from './index.ts';
import { stepSchema } from './index.ts';

/** A sequence of steps. Lazy, because steps hold sequences. */
export const stepListSchema: z.ZodType<Step[]> = z
  .lazy(() => z.array(stepSchema).max(2_000))
  .meta({ id: 'StepList' });
