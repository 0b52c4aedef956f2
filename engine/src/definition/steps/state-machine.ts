import { z } from 'zod';
import { mostInAll, mostStates } from '../limits.ts';
import { expressionSchema } from '../template.ts';
import { stepBase, stepIdSchema } from './base.ts';
import type { Step } from './index.ts';
import { stepListSchema } from './list.ts';

/** A way out of a state: by an event (`*`: any), after a length of time, or, with neither, as soon as the state is entered. */
const transitionSchema = z.strictObject({
  id: stepIdSchema,
  event: z.string().max(64).optional(),
  after: z.string().min(1).max(2_000).optional(),
  /** Taken only where this is true; there, `event` is the event that came. */
  when: expressionSchema.optional(),
  to: z.string().max(40),
  get steps(): z.ZodDefault<z.ZodType<Step[]>> {
    return stepListSchema.default([]);
  },
});

/**
 * Is in one state at a time, from `initial` to a final one. On a way to another state, the exit steps of the one run first, then the steps of
 * the way, then the entry steps of the other. An event that a state has no way for is kept for the states that follow.
 * `steps.<id>` is `{ state }`, the final one; while it runs, the title of the state is the status of the run.
 */
export const stateMachineStepSchema = z
  .strictObject({
    ...stepBase,
    kind: z.literal('stateMachine'),
    initial: z.string().max(40),
    states: z
      .array(
        z.strictObject({
          id: stepIdSchema,
          title: z.string().max(200).optional(),
          final: z.boolean().default(false),
          get entry(): z.ZodDefault<z.ZodType<Step[]>> {
            return stepListSchema.default([]);
          },
          get exit(): z.ZodDefault<z.ZodType<Step[]>> {
            return stepListSchema.default([]);
          },
          transitions: z.array(transitionSchema).max(50).default([]),
        }),
      )
      .min(1)
      .max(100),
    /** Most states that it goes through, one as often as it is entered. */
    most: z.number().int().min(1).max(mostInAll).default(mostStates),
  })
  .meta({ id: 'StateMachineStep' });
