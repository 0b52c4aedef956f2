import { z } from 'zod';
import { objectSchemaSchema } from '../data-schema.ts';
import { durationSchema, templateSchema } from '../template.ts';
import { stepBase } from './base.ts';
import { peopleSchema } from './people.ts';

/**
 * Asks people. `steps.<id>` is an `ApprovalOutcome`: the run goes on after any outcome and the author branches on it,
 * unless `onReject` is `fail`.
 */
export const approvalStepSchema = z
  .strictObject({
    ...stepBase,
    kind: z.literal('approval'),
    /** What is asked, in a sentence: "Approve order {{ input.id }}". */
    ask: z.string().min(1).max(2_000),
    to: peopleSchema,
    rule: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('any') }),
        z.strictObject({ kind: z.literal('all') }),
        z.strictObject({ kind: z.literal('quorum'), count: z.number().int().min(1).max(50) }),
      ])
      .default({ kind: 'any' }),
    /** Two to four figures that decide: shown large. */
    facts: z
      .array(z.strictObject({ label: z.string().min(1).max(100), value: templateSchema }))
      .max(8)
      .default([]),
    details: z.string().max(20_000).optional(),
    form: objectSchemaSchema.optional(),
    /** What happens after each decision, shown before it is made. */
    consequences: z
      .strictObject({ approve: z.string().max(500).optional(), reject: z.string().max(500).optional() })
      .optional(),
    deadline: z
      .strictObject({ after: durationSchema, then: z.enum(['reject', 'approve', 'expire', 'fail']) })
      .optional(),
    remindEvery: durationSchema.optional(),
    /** Without it, reminders go on until it is decided. */
    remindAtMost: z.number().int().min(1).max(100).optional(),
    /**
     * Who is asked besides when nobody has decided after a while. With the rule `all` the approval of one of them stands in for
     * those who have not answered; a quorum stays as large as it is.
     */
    escalation: z.strictObject({ after: durationSchema, to: peopleSchema }).optional(),
    risk: z.enum(['low', 'normal', 'high']).default('normal'),
    /** Whether the person who started the run may decide. */
    allowSelf: z.boolean().default(true),
    onReject: z.enum(['continue', 'fail']).default('continue'),
  })
  .meta({ id: 'ApprovalStep' });
