import { z } from 'zod';
import { templateSchema } from '../template.ts';
import { stepBase } from './base.ts';

/** Changes values of the workflow (declared in `values`). */
export const setStepSchema = z
  .strictObject({ ...stepBase, kind: z.literal('set'), values: z.record(z.string(), templateSchema) })
  .meta({ id: 'SetStep' });
