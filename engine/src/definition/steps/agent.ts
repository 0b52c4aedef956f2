import { z } from 'zod';
import { objectSchemaSchema } from '../data-schema.ts';
import { durationSchema, templateSchema } from '../template.ts';
import { retrySchema, stepBase } from './base.ts';

/**
 * Asks an AI Assistant: it is told what to do (`instructions`) and what with (`with`). `steps.<id>.answer` is a text, or what
 * `output` describes.
 */
export const agentStepSchema = z
  .strictObject({
    ...stepBase,
    kind: z.literal('agent'),
    instructions: z.string().max(20_000),
    with: z.record(z.string().max(200), templateSchema).default({}),
    output: objectSchemaSchema.optional(),
    /** Actions that it may use; none where it says nothing. */
    actions: z.array(z.string().max(200)).max(50).default([]),
    /** How often it may think again before it has to answer. */
    turns: z.number().int().min(1).max(100).optional(),
    retry: retrySchema.optional(),
    /** Time limit of one attempt. */
    timeout: durationSchema.optional(),
  })
  .meta({ id: 'AgentStep' });
