import { definitionSchema } from '@wfb/engine/definition';
import { z } from 'zod';
import { failureSchema, idSchema, pageQuery, personSchema, timeSchema } from '../../schemas.ts';
import { approvalSummarySchema } from '../approvals/schemas.ts';
import { runStatuses, runStatusSchema } from './statuses.ts';

export const runTriggerSchema = z.enum([
  'manual',
  'api',
  'webhook',
  'schedule',
  'subworkflow',
  'retry',
  'event',
]);
export type RunTrigger = z.infer<typeof runTriggerSchema>;

export const runSummarySchema = z
  .object({
    id: idSchema,
    subject: z.string(),
    status: runStatusSchema,
    workflowId: idSchema,
    workflowName: z.string(),
    projectId: idSchema,
    versionNumber: z.number().int(),
    trigger: runTriggerSchema,
    startedBy: personSchema.nullable(),
    createdAt: timeSchema,
    startedAt: timeSchema.nullable(),
    finishedAt: timeSchema.nullable(),
    openApprovals: z.number().int(),
    error: failureSchema.nullable(),
    said: z
      .object({ text: z.string(), fields: z.record(z.string(), z.unknown()) })
      .nullable()
      .describe('How far the run is, in its own words: its last status step, or the state that it is in.'),
    progress: z.object({ done: z.number().int(), total: z.number().int() }).nullable(),
    currentStep: z.string().nullable().describe('Title or sentence of the step it is at.'),
  })
  .meta({ id: 'RunSummary' });
export type RunSummary = z.infer<typeof runSummarySchema>;

export const runStepSchema = z
  .object({
    instance: z.string().describe('Step id with the items around it: ship[3]/charge.'),
    stepId: z.string(),
    kind: z.string(),
    status: z.enum(['running', 'waiting', 'done', 'failed', 'skipped', 'cancelled']),
    waitingFor: z.enum(['approval', 'time', 'subworkflow', 'event', 'backlog']).nullable(),
    waitingEvents: z.array(z.string()).describe('Names of the events that it waits for.'),
    waitUntil: timeSchema.nullable(),
    childRunId: z.string().nullable(),
    approvalId: z.string().nullable(),
    attempts: z.number().int(),
    attemptLog: z.array(
      z.object({ attempt: z.number().int(), at: z.string(), message: z.string(), code: z.string() }),
    ),
    input: z.unknown(),
    output: z.unknown(),
    error: failureSchema.nullable(),
    logs: z.array(z.object({ level: z.string(), message: z.string() })),
    progress: z
      .object({ done: z.number().int(), failed: z.number().int(), total: z.number().int() })
      .nullable(),
    worker: z.string().nullable(),
    startedAt: timeSchema.nullable(),
    finishedAt: timeSchema.nullable(),
    firstSeq: z.number().int(),
  })
  .meta({ id: 'RunStep' });
export type RunStep = z.infer<typeof runStepSchema>;

export const runActionsSchema = z.object({
  cancel: z.boolean(),
  terminate: z.boolean(),
  retry: z.boolean(),
  retryFrom: z.string().nullable().describe('Id of the step from which it can be tried again.'),
});

export const runSchema = runSummarySchema
  .extend({
    input: z.unknown(),
    output: z.unknown(),
    values: z.record(z.string(), z.unknown()).nullable(),
    versionId: idSchema,
    definition: definitionSchema,
    steps: z
      .array(runStepSchema)
      .describe(
        'All of them; of a run with more than a thousand, those outside of loops, items with open or failed steps, and the first ones.',
      ),
    stepsLeftOut: z.boolean().describe('There are more steps: they are listed page by page.'),
    parentRunId: z.string().nullable(),
    retryOfRunId: z.string().nullable(),
    retriedAs: z.array(z.string()),
    seq: z.number().int().describe('Number of the live channel at which this was read.'),
    waitsFor: z.string().nullable().describe('Why nobody works on it, where workers are missing.'),
    actions: runActionsSchema,
    approvals: z.array(approvalSummarySchema),
  })
  .meta({ id: 'Run' });
export type Run = z.infer<typeof runSchema>;

export const startRunBody = z.object({
  input: z.record(z.string(), z.unknown()).default({}).describe('By the input schema of the active version.'),
});

export const listRunsQuery = z.object({
  status: z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(runStatusSchema).max(runStatuses.length).optional(),
  ),
  workflowId: idSchema.optional(),
  projectId: idSchema.optional(),
  q: z.string().trim().max(200).optional().describe('Searches the subjects; a run’s id finds that run.'),
  ...pageQuery,
  cursor: idSchema.optional(),
});
export type ListRunsQuery = z.infer<typeof listRunsQuery>;

export const runListSchema = z.object({
  items: z.array(runSummarySchema),
  nextCursor: z.string().nullable(),
});

export const listStepsQuery = z
  .object({
    within: z.string().max(500).optional().describe('Instance of a loop: only steps of its items.'),
    item: z.coerce.number().int().min(0).optional().describe('With "within": only of this item, from 0.'),
    cursor: z.coerce.number().int().min(0).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  })
  .refine(({ within, item }) => item === undefined || within !== undefined, {
    path: ['within'],
    message: 'An item is one of a loop: say which.',
  });
export type ListStepsQuery = z.infer<typeof listStepsQuery>;

export const stepListSchema = z.object({
  items: z.array(runStepSchema),
  nextCursor: z.string().nullable(),
});

export const countsQuery = z.object({ workflowId: idSchema.optional(), projectId: idSchema.optional() });
export const countsSchema = z
  .object(
    Object.fromEntries(runStatuses.map((status) => [status, z.number().int()])) as Record<
      (typeof runStatuses)[number],
      z.ZodNumber
    >,
  )
  .meta({ id: 'RunCounts', description: 'Open runs exactly; closed ones of the last 30 days.' });
export type RunCounts = z.infer<typeof countsSchema>;

export const terminateBody = z.object({ reason: z.string().trim().max(500).optional() }).default({});

export const retryBody = z
  .object({
    from: z.enum(['start', 'failed']).default('start'),
    input: z.record(z.string(), z.unknown()).optional().describe('With "start": another input than before.'),
  })
  .default({ from: 'start' });
