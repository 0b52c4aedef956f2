import { z } from 'zod';

/**
 * A field value of a step: any JSON value whose strings may hold `{{ expression }}` parts.
 * A string that is exactly one part keeps the type of its expression; several parts, or text around one, make a string.
 */
export type Template = string | number | boolean | null | Template[] | { [key: string]: Template };

export const templateSchema: z.ZodType<Template> = z
  .lazy(() =>
    z.union([
      z.string().max(100_000),
      z.number(),
      z.boolean(),
      z.null(),
      z.array(templateSchema).max(1_000),
      z.record(z.string().max(200), templateSchema),
    ]),
  )
  .meta({ id: 'Template', description: 'A JSON value whose strings may contain {{ expressions }}.' });

/** A single expression, without braces: `input.total > 500`. */
export const expressionSchema = z.string().trim().min(1).max(10_000).meta({ id: 'Expression' });

/** A length of time in plain words: `30s`, `15m`, `4h`, `2d`, `1w`; parts may be combined: `1d 12h`. */
export const durationSchema = z
  .string()
  .trim()
  .regex(
    /^\d+(\.\d+)?(ms|s|m|h|d|w)(\s+\d+(\.\d+)?(ms|s|m|h|d|w))*$/,
    'Write a length of time such as 30s, 15m, 4h, 2d or 1w.',
  )
  .meta({
    id: 'Duration',
    description: 'A length of time: 30s, 15m, 4h, 2d, 1w; parts may be combined: 1d 12h.',
  });
