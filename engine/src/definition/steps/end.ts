import { z } from 'zod';
import { templateSchema } from '../template.ts';
import { stepBase } from './base.ts';

/** Ends the run well, with an output of its own where given. */
export const endStepSchema = z
  .strictObject({ ...stepBase, kind: z.literal('end'), output: templateSchema.optional() })
  .meta({ id: 'EndStep' });
