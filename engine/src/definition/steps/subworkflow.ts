import { z } from 'zod';
import { templateSchema } from '../template.ts';
import { stepBase } from './base.ts';

/** Starts another workflow of the project; with `wait`, `steps.<id>` is its output, else `{ runId }`. */
export const subworkflowStepSchema = z
  .strictObject({
    ...stepBase,
    kind: z.literal('subworkflow'),
    /** Id of the workflow to start; the version active at that moment runs. */
    workflow: z.string().min(1).max(100),
    with: z.record(z.string(), templateSchema).default({}),
    wait: z.boolean().default(true),
    /** What becomes of the sub-workflow when this run closes first. */
    onClose: z.enum(['cancel', 'terminate', 'leave']).default('cancel'),
  })
  .meta({ id: 'SubworkflowStep' });
