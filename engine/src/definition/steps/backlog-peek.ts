import { z } from 'zod';
import { stepBase } from './base.ts';

/** Looks at the next items of a work backlog and takes none. `steps.<id>` is `{ items, size }`. */
export const backlogPeekStepSchema = z
  .strictObject({
    ...stepBase,
    kind: z.literal('backlogPeek'),
    backlog: z.string().max(64),
    /** How many items at most. */
    count: z.number().int().min(1).max(100).default(10),
  })
  .meta({ id: 'BacklogPeekStep' });
