import { z } from 'zod';
import { templateSchema } from '../template.ts';
import { stepBase } from './base.ts';

/**
 * Sends an event: to the run that started this one, to one that a sub-workflow step of this one started without waiting (`step`), to any
 * run of the workspace by its id (`run`), or to the project, where it starts the workflows that an event of this name starts.
 */
export const sendStepSchema = z
  .strictObject({
    ...stepBase,
    kind: z.literal('send'),
    to: z.enum(['parent', 'child', 'run', 'project']).default('parent'),
    step: z.string().max(40).optional(),
    run: z.string().max(2_000).optional(),
    event: z.string().max(64),
    data: z.record(z.string(), templateSchema).default({}),
  })
  .meta({ id: 'SendStep' });
