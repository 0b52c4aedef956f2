import { z } from 'zod';
import { stepBase } from './base.ts';
import type { Step } from './index.ts';
import { stepListSchema } from './list.ts';

/** A part of a workflow under one heading (its `title`), whose steps run one after the other or all at once. */
export const phaseStepSchema = z
  .strictObject({
    ...stepBase,
    kind: z.literal('phase'),
    order: z.enum(['inTurn', 'atOnce']).default('inTurn'),
    get steps(): z.ZodType<Step[]> {
      return stepListSchema;
    },
  })
  .meta({ id: 'PhaseStep' });
