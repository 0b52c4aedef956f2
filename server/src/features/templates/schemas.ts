import { z } from 'zod';
import { sampleCategories } from '../../samples/index.ts';
import { definitionDocument, idSchema, pageQuery } from '../../schemas.ts';

export const templateIdParams = z.object({ id: z.string().min(1).max(50) });

export const templateSummarySchema = z
  .object({
    id: z.string(),
    category: z.enum(sampleCategories),
    name: z.string(),
    description: z.string(),
    opening: z.array(z.string()).describe('Its first steps, a sentence each.'),
    steps: z.number().int().describe('How many steps it has, those within others included.'),
  })
  .meta({ id: 'WorkflowTemplateSummary' });
export type TemplateSummary = z.infer<typeof templateSummarySchema>;

const scenarioSchema = z
  .object({
    title: z.string(),
    input: z.record(z.string(), z.unknown()),
    standIns: z.record(z.string(), z.unknown()).describe('By step or instance: what stands in for it.'),
    waiting: z.record(z.string(), z.array(z.unknown())).describe('By backlog: what waits in it at first.'),
    script: z.array(z.unknown()).describe('What people and other systems do meanwhile.'),
    expected: z.object({
      status: z.enum(['completed', 'failed', 'cancelled']),
      error: z.string().nullable(),
      lasts: z.string().nullable().describe('How long it takes where only waits take time.'),
    }),
  })
  .meta({ id: 'WorkflowTemplateScenario' });

export const templateSchema = templateSummarySchema
  .extend({
    definition: definitionDocument,
    needs: z.object({
      inputs: z.array(z.string()).describe('Titles of what its start form asks for.'),
      people: z.array(z.string()).describe('Who is asked to decide.'),
      secrets: z.array(z.string()).describe('Names of secrets.'),
      events: z.array(z.string()).describe('What its runs are sent while they go on.'),
      backlogs: z.array(z.string()).describe('Backlogs that it makes.'),
    }),
    runsAsItIs: z
      .boolean()
      .describe('Whether what it calls is there: this instance serves the demo company.'),
    scenarios: z.array(scenarioSchema),
  })
  .meta({ id: 'WorkflowTemplate' });
export type Template = z.infer<typeof templateSchema>;

export const templateListSchema = z.object({
  items: z.array(templateSummarySchema),
  nextCursor: z.string().nullable(),
});
export const templateListQuery = z.object({
  q: z.string().trim().max(200).optional(),
  category: z.enum(sampleCategories).optional(),
  ...pageQuery,
});

export const useTemplateBody = z.strictObject({
  projectId: idSchema,
  name: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe('Of the workflow; the template’s where absent.'),
});
