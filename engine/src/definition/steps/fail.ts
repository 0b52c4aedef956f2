import { z } from 'zod';
import { stepBase } from './base.ts';

/** Fails the run (or the surrounding try) with a message for people. */
export const failStepSchema = z
  .strictObject({
    ...stepBase,
    kind: z.literal('fail'),
    message: z.string().min(1).max(2_000),
    code: z
      .string()
      .regex(/^[A-Z][A-Z0-9_]{0,63}$/)
      .optional(),
  })
  .meta({ id: 'FailStep' });
