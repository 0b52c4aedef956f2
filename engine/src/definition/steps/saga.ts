import { z } from 'zod';
import { errorCodeSchema, stepBase, stepIdSchema } from './base.ts';
import type { Step } from './index.ts';
import { stepListSchema } from './list.ts';

/**
 * All or nothing: when a step of `steps` fails, those done before it are undone, the last one first, by the steps that `undo` has
 * under their ids. The failure itself goes on to whatever is around.
 */
export const sagaStepSchema = z
  .strictObject({
    ...stepBase,
    kind: z.literal('saga'),
    get steps(): z.ZodType<Step[]> {
      return stepListSchema;
    },
    /** By the id of a step of `steps`: what undoes it. `error` is there, and the values of that step and those before it. */
    get undo(): z.ZodDefault<z.ZodRecord<typeof stepIdSchema, z.ZodType<Step[]>>> {
      return z.record(stepIdSchema, stepListSchema).default({});
    },
    /** What is followed by undoing: any failure or those with one of the codes; a cancelled run. */
    undoOn: z
      .strictObject({
        failures: z.union([z.literal('any'), z.array(errorCodeSchema).max(50)]),
        cancel: z.boolean(),
      })
      .default({ failures: 'any', cancel: true }),
  })
  .meta({ id: 'SagaStep' });
