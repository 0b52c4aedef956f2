import { z } from 'zod';
import { durationSchema, templateSchema } from '../template.ts';
import { retrySchema, stepBase } from './base.ts';

/** Calls an action of a connector: `http.request`, `email.send`, … `steps.<id>` is the action's output. */
export const taskStepSchema = z
  .strictObject({
    ...stepBase,
    kind: z.literal('task'),
    action: z
      .string()
      .regex(/^[a-z][a-z0-9]*(\.[a-z][A-Za-z0-9]*)+$/, 'An action is named connector.action.'),
    with: z.record(z.string(), templateSchema),
    retry: retrySchema.optional(),
    /** Time limit of one attempt. */
    timeout: durationSchema.optional(),
  })
  .meta({ id: 'TaskStep' });
