import { z } from 'zod';

/** Ids are stable for the life of a workflow: references, statistics, comments and merges hang on them, never on positions. */
export const stepIdSchema = z
  .string()
  .regex(
    /^[a-z][A-Za-z0-9_]{0,39}$/,
    'A step id starts with a lower-case letter, then letters, digits or _ (40 at most).',
  )
  .refine((id) => !['constructor', 'prototype'].includes(id), 'This id is reserved.')
  .meta({ id: 'StepId' });

/** What every step has, whatever its kind. */
export const stepBase = {
  id: stepIdSchema,
  /** The author's own name of the step; where absent, the sentence of the step heads it. */
  title: z.string().trim().min(1).max(200).optional(),
  note: z.string().max(5_000).optional(),
  /** Off: the step is skipped at run time and gives no value. */
  disabled: z.boolean().optional(),
};

/** How often and how patiently a step tries again. */
export const retrySchema = z
  .strictObject({
    attempts: z.number().int().min(1).max(1_000),
    firstDelay: z.string().optional(),
    factor: z.number().min(1).max(10).optional(),
    maxDelay: z.string().optional(),
  })
  .meta({ id: 'Retry' });
export type Retry = z.infer<typeof retrySchema>;

/** A stable name of a failure, for programs: `OUT_OF_STOCK`. */
export const errorCodeSchema = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{0,63}$/, 'A code has capital letters, digits and _ only, such as OUT_OF_STOCK.')
  .meta({ id: 'ErrorCode' });
