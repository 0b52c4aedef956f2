import { z } from 'zod';
import { templateSchema } from '../template.ts';
import { stepBase } from './base.ts';

/**
 * Writes an event into the project's event log, where it stays: what happened (`event`), to what (`subject`), with its data.
 * Events of one subject are numbered from 1 without holes.
 */
export const recordStepSchema = z
  .strictObject({
    ...stepBase,
    kind: z.literal('record'),
    /** What happened: `deposited`. */
    event: z.string().max(2_000),
    /** What it happened to: `account-{{ input.account }}`. */
    subject: z.string().max(2_000),
    data: z.record(z.string().max(200), templateSchema).default({}),
    /** Number of the subject's last event that the author reckons with; the step fails where another one came between. */
    after: templateSchema.optional(),
  })
  .meta({ id: 'RecordStep' });
