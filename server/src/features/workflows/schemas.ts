import { z } from 'zod';
import {
  definitionDocument,
  idSchema,
  objectSchemaDocument,
  pageQuery,
  personSchema,
  timeSchema,
} from '../../schemas.ts';
import { runStatuses } from '../runs/statuses.ts';

const pathSchema = z.array(z.union([z.string(), z.number()]));
export const diagnosticSchema = z
  .object({
    code: z.string(),
    severity: z.enum(['error', 'warning']),
    stepId: z.string().optional(),
    path: pathSchema,
    message: z.string(),
    fix: z.object({ title: z.string(), path: pathSchema, value: z.unknown() }).optional(),
  })
  .meta({ id: 'Diagnostic' });
export const diagnosticsSchema = z.object({ diagnostics: z.array(diagnosticSchema) });

export const workflowSummarySchema = z
  .object({
    id: idSchema,
    projectId: idSchema,
    projectName: z.string(),
    name: z.string(),
    description: z.string().nullable(),
    enabled: z.boolean(),
    activeVersion: z.object({ id: idSchema, number: z.number().int(), publishedAt: timeSchema }).nullable(),
    draftRevision: z.number().int(),
    hasUnpublishedChanges: z.boolean(),
    triggers: z.array(z.enum(['manual', 'webhook', 'schedule'])),
    nextFireAt: timeSchema.nullable(),
    recentRuns: z
      .array(
        z.object({
          id: idSchema,
          status: z.enum(runStatuses),
          createdAt: timeSchema,
          durationMs: z.number().nullable(),
        }),
      )
      .describe('Newest first.'),
    updatedAt: timeSchema,
  })
  .meta({ id: 'WorkflowSummary' });
export type WorkflowSummary = z.infer<typeof workflowSummarySchema>;

export const workflowSchema = workflowSummarySchema
  .extend({
    input: objectSchemaDocument.describe('Of the active version, else of the draft.'),
    draft: z.unknown().describe('The definition being written; it may be invalid.'),
    draftUpdatedAt: timeSchema,
    draftUpdatedBy: personSchema.nullable(),
    queueId: idSchema,
    pinnedRegion: z.string().nullable().describe('Its runs are carried there and nowhere else.'),
    priority: z.number().int().nullable().describe('1 (first) to 5; null: its pool’s.'),
    webhooks: z.array(
      z.object({
        triggerId: z.string(),
        url: z.string(),
        verify: z.enum(['none', 'secret']),
        hasSecret: z.boolean(),
      }),
    ),
    schedules: z.array(
      z.object({
        triggerId: z.string(),
        cron: z.string(),
        timeZone: z.string(),
        catchUp: z.enum(['skip', 'latest', 'all']),
        state: z
          .enum(['active', 'paused', 'finished'])
          .describe('Finished: it has started as many runs as it may.'),
        nextFireAt: timeSchema.nullable(),
        lastFiredAt: timeSchema.nullable(),
        pausedAt: timeSchema.nullable(),
        runsStarted: z.number().int(),
        maxRuns: z.number().int().nullable(),
      }),
    ),
    canEdit: z.boolean(),
  })
  .meta({ id: 'Workflow' });
export type Workflow = z.infer<typeof workflowSchema>;

export const workflowListSchema = z.object({
  items: z.array(workflowSummarySchema),
  nextCursor: z.string().nullable(),
});
export const workflowListQuery = z.object({
  projectId: idSchema.optional(),
  q: z.string().trim().max(200).optional(),
  ...pageQuery,
});

const nameSchema = z.string().trim().min(1).max(200);
const descriptionSchema = z.string().max(5_000);
/** Any JSON object: what is wrong with it is told by diagnostics, not by a refusal. */
const draftSchema = z.record(z.string(), z.unknown());

export const workflowCreateBody = z.strictObject({
  projectId: idSchema,
  name: nameSchema,
  definition: draftSchema.optional().describe('A definition to begin with (schema `Definition`).'),
});
export const workflowUpdateBody = z.strictObject({
  name: nameSchema.optional(),
  description: descriptionSchema.nullable().optional(),
  enabled: z.boolean().optional(),
});
export const placementBody = z.strictObject({
  queueId: idSchema.describe('A worker pool of its project.'),
  pinnedRegion: z.string().max(30).nullable().optional(),
  priority: z.number().int().min(1).max(5).nullable().optional(),
});
export const placementSchema = z.object({
  queueId: idSchema,
  pinnedRegion: z.string().nullable(),
  priority: z.number().int().nullable(),
  runsElsewhere: z.number().int().describe('Runs in flight that end where they began.'),
});
export const saveDraftBody = z.strictObject({
  revision: z.number().int().min(1).describe('The revision that the change was made to.'),
  definition: draftSchema,
});
export const savedDraftSchema = diagnosticsSchema.extend({ revision: z.number().int(), savedAt: timeSchema });
export const checkBody = z.strictObject({
  projectId: idSchema,
  workflowId: idSchema.optional(),
  definition: draftSchema,
});
export const publishBody = z.strictObject({
  revision: z.number().int().min(1),
  note: z.string().trim().max(2_000).optional(),
});

export const versionSchema = z
  .object({
    id: idSchema,
    number: z.number().int(),
    publishedAt: timeSchema,
    publishedBy: personSchema.nullable(),
    note: z.string().nullable(),
    active: z.boolean(),
    effects: z.enum(['none', 'some']),
    runCount: z.number().int(),
  })
  .meta({ id: 'Version' });
export type Version = z.infer<typeof versionSchema>;
export const versionListSchema = z.object({ items: z.array(versionSchema) });
export const versionDetailSchema = versionSchema
  .extend({ definition: definitionDocument, typescript: z.string() })
  .meta({ id: 'VersionDetail' });

export const projectArchive = z.unknown().describe('A ZIP archive: the workflow as a project in TypeScript.');

export const versionParams = z.object({ id: idSchema, versionId: idSchema });
export const versionTypesSchema = z
  .object({
    typescript: z.string().describe('The types as a TypeScript module.'),
    input: objectSchemaDocument,
    output: z.unknown().describe('JSON Schema; empty where nothing is known.'),
    values: objectSchemaDocument,
    events: z.record(z.string(), objectSchemaDocument).describe('What comes with each event, by its name.'),
    steps: z.record(z.string(), z.unknown()).describe('JSON Schema of what each step gives, by its id.'),
  })
  .meta({ id: 'VersionTypes' });
export const triggerParams = z.object({ id: idSchema, triggerId: z.string().min(1).max(40) });
export const scheduleUpdateBody = z.strictObject({
  paused: z.boolean().describe('Times that come while it is paused are not made up for.'),
});
export const webhookSecretSchema = z.object({ secret: z.string().describe('Shown this once.') });
