import { objectSchemaSchema } from '@wfb/engine/definition';
import { z } from 'zod';
import { idSchema, pageQuery, personSchema, roleSchema, timeSchema } from '../../schemas.ts';

export const approvalStatusSchema = z.enum(['pending', 'approved', 'rejected', 'expired', 'withdrawn']);
export const decisionSchema = z.enum(['approve', 'reject']);
export type Decision = z.infer<typeof decisionSchema>;
export const riskSchema = z.enum(['low', 'normal', 'high']);

export const approvalSummarySchema = z
  .object({
    id: idSchema,
    status: approvalStatusSchema,
    ask: z.string(),
    subject: z.string(),
    facts: z.array(z.object({ label: z.string(), value: z.unknown() })),
    risk: riskSchema,
    requestedBy: personSchema.nullable(),
    workflowName: z.string(),
    projectName: z.string(),
    runId: idSchema,
    createdAt: timeSchema,
    deadlineAt: timeSchema.nullable(),
    canDecide: z.boolean(),
    hasForm: z.boolean(),
    decidedAt: timeSchema.nullable(),
    decidedBy: personSchema.nullable(),
    escalatedAt: timeSchema
      .nullable()
      .describe('Since when others are asked besides, because it took too long.'),
    progress: z
      .object({ approved: z.number().int(), rejected: z.number().int(), needed: z.number().int() })
      .nullable()
      .describe('Where more than one has to approve, and while it is open.'),
    myVote: decisionSchema.nullable(),
  })
  .meta({ id: 'ApprovalSummary' });
export type ApprovalSummary = z.infer<typeof approvalSummarySchema>;

export const approvalRuleSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('any') }),
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('quorum'), count: z.number().int() }),
]);
export type ApprovalRule = z.infer<typeof approvalRuleSchema>;

export const approvalSchema = approvalSummarySchema
  .extend({
    details: z.string().nullable(),
    form: objectSchemaSchema.nullable(),
    consequences: z.object({ approve: z.string().optional(), reject: z.string().optional() }).nullable(),
    rule: approvalRuleSchema,
    assignees: z.array(personSchema),
    votes: z.array(
      z.object({
        person: personSchema,
        decision: decisionSchema,
        comment: z.string().nullable(),
        decidedAt: timeSchema,
        via: z.string(),
      }),
    ),
    stillAsked: z.array(personSchema).describe('Who may decide and has not; the first 50.'),
    roles: z.array(roleSchema),
    escalateAt: timeSchema.nullable(),
    escalatePeople: z.array(personSchema),
    escalateRoles: z.array(roleSchema),
    comment: z.string().nullable(),
    formValues: z.record(z.string(), z.unknown()).nullable(),
    cannotDecideReason: z.string().nullable().describe('Why this person cannot decide, in a sentence.'),
    input: z.unknown().describe('Input of the run.'),
    deadlineThen: z.enum(['reject', 'approve', 'expire', 'fail']).nullable(),
  })
  .meta({ id: 'Approval' });
export type Approval = z.infer<typeof approvalSchema>;

export const boxSchema = z.enum(['waiting', 'asked', 'done']);
export type Box = z.infer<typeof boxSchema>;

export const listApprovalsQuery = z.object({
  box: boxSchema
    .default('waiting')
    .describe(
      'waiting: asks me; asked: asked by runs that I started; done: decided by me or by others, withdrawn or expired.',
    ),
  ...pageQuery,
  cursor: idSchema.optional(),
});

export const approvalListSchema = z.object({
  items: z.array(approvalSummarySchema),
  nextCursor: z.string().nullable(),
  waitingCount: z.number().int().describe('How many wait for me: the number of the badge.'),
});

export const decideBody = z.object({
  decision: decisionSchema,
  decisionId: z.uuid().describe('Made by the device: a repeat with the same id is the same decision.'),
  comment: z.string().max(2_000).optional(),
  form: z.record(z.string(), z.unknown()).optional(),
  decidedAt: timeSchema.optional().describe('When the person decided, where that was offline.'),
  via: z.enum(['app', 'notification', 'offline', 'api']).default('app'),
  password: z.string().max(200).optional().describe('For requests of high risk.'),
});
export type DecideBody = z.infer<typeof decideBody>;

export const decideByTokenBody = z.object({
  token: z.string().max(1_000),
  decision: decisionSchema,
  decisionId: z.uuid(),
});

export const decidedSchema = z.object({ approval: approvalSchema });
export const decidedByTokenSchema = z.object({
  status: approvalStatusSchema,
  decision: decisionSchema,
  ask: z.string(),
  waitingCount: z.number().int(),
});
