import { z } from 'zod';
import { templateSchema } from '../template.ts';
import { stepBase } from './base.ts';

/** Says in a few words how far the run is, with fields where figures help. Shown with the run, and readable from outside. */
export const statusStepSchema = z
  .strictObject({
    ...stepBase,
    kind: z.literal('status'),
    text: z.string().min(1).max(2_000),
    fields: z.record(z.string().max(100), templateSchema).default({}),
  })
  .meta({ id: 'StatusStep' });
