import { z } from 'zod';
import { objectSchemaSchema } from '../data-schema.ts';
import { durationSchema, templateSchema } from '../template.ts';
import { stepBase } from './base.ts';

/** Project and workspace roles that can be asked. */
export const approverRoleSchema = z.enum(['owner', 'admin', 'member']);

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
    to: z.strictObject({
      /** E-mail addresses of people of the workspace; expressions are allowed. */
      people: z.array(z.string().min(1).max(2_000)).max(50).optional(),
      roles: z.array(approverRoleSchema).max(10).optional(),
    }),
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
    risk: z.enum(['low', 'normal', 'high']).default('normal'),
    /** Whether the person who started the run may decide. */
    allowSelf: z.boolean().default(true),
    onReject: z.enum(['continue', 'fail']).default('continue'),
  })
  .meta({ id: 'ApprovalStep' });
