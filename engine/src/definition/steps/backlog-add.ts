import { z } from 'zod';
import { templateSchema } from '../template.ts';
import { stepBase } from './base.ts';

/** Puts an item into a work backlog. `steps.<id>` tells whether it was added, and why it was not. */
export const backlogAddStepSchema = z
  .strictObject({
    ...stepBase,
    kind: z.literal('backlogAdd'),
    /** Name of a backlog of the project. */
    backlog: z.string().max(64),
    item: templateSchema,
  })
  .meta({ id: 'BacklogAddStep' });
