import { declaredSchemas } from '../codegen/declared-types.ts';
import type { DataSchema, ObjectSchema, TriggerOf } from '../definition/index.ts';
import type { ExportedWorkflow } from './request.ts';

const dialect = 'https://json-schema.org/draft/2020-12/schema';

/** What goes into a workflow, through it and out of it, as JSON Schemas, by path in the project. */
export function schemaFiles({ folder, title, plan }: ExportedWorkflow): Record<string, string> {
  const { input, output, values, events, steps } = declaredSchemas(plan);
  const byName = (schemas: Record<string, DataSchema>): ObjectSchema => ({
    type: 'object',
    properties: schemas,
  });
  const schemas = {
    [`schemas/${folder}.input.json`]: { $schema: dialect, title: `${title}: input`, ...input },
    [`schemas/${folder}.output.json`]: { $schema: dialect, title: `${title}: output`, ...output },
    [`schemas/${folder}.values.json`]: { $schema: dialect, title: `${title}: values`, ...values },
    [`schemas/${folder}.events.json`]: { $schema: dialect, title: `${title}: events`, ...byName(events) },
    [`schemas/${folder}.steps.json`]: { $schema: dialect, title: `${title}: steps`, ...byName(steps) },
  };
  return Object.fromEntries(Object.entries(schemas).map(([file, schema]) => [file, toJson(schema)]));
}

export interface WebhookEndpoint {
  /** Last part of its address: `order-fulfilment`. */
  path: string;
  type: string;
  title: string;
  input: ObjectSchema;
  output: unknown;
  trigger: TriggerOf<'webhook'>;
}

/** The endpoints of a project's workflows. */
export function webhookEndpoints(workflows: readonly ExportedWorkflow[]): WebhookEndpoint[] {
  return workflows.flatMap(({ folder, type, title, plan }) => {
    const triggers = plan.definition.triggers.filter((trigger) => trigger.kind === 'webhook');
    return triggers.map((trigger, index) => ({
      path: index === 0 ? folder : `${folder}-${index + 1}`,
      type,
      title,
      input: plan.definition.input,
      output: plan.outputSchema ?? {},
      trigger,
    }));
  });
}

const started = {
  description: 'The run was started.',
  content: {
    'application/json': {
      schema: { type: 'object', required: ['runId'], properties: { runId: { type: 'string' } } },
    },
  },
};
const refused = (description: string) => ({
  description,
  content: {
    'application/json': {
      schema: {
        type: 'object',
        required: ['code', 'message'],
        properties: { code: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
});

/** OpenAPI 3.1 of the project's endpoints. */
export function openApi(title: string, endpoints: readonly WebhookEndpoint[]): string {
  const paths = endpoints.map(({ path, title: summary, input, output, trigger }) => [
    `/hooks/${path}`,
    {
      post: {
        operationId: path.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
        summary,
        ...(trigger.verify === 'secret' ? { security: [{ signature: [] }] } : {}),
        requestBody: { required: true, content: { 'application/json': { schema: input } } },
        responses: {
          ...(trigger.reply === 'output'
            ? {
                200: {
                  description: 'The output of the run.',
                  content: { 'application/json': { schema: output } },
                },
              }
            : {}),
          ...(trigger.reply === 'respond' ? { default: { description: 'What the workflow answers.' } } : {}),
          202: started,
          400: refused('The body is not as the workflow wants it.'),
          ...(trigger.verify === 'secret' ? { 401: refused('The signature is missing or wrong.') } : {}),
          ...(trigger.reply === 'accepted' ? {} : { 422: refused('The run failed.') }),
        },
      },
    },
  ]);
  return toJson({
    openapi: '3.1.0',
    info: { title, version: '1.0.0' },
    servers: [{ url: 'http://localhost:8080' }],
    paths: Object.fromEntries(paths),
    components: {
      securitySchemes: {
        signature: {
          type: 'apiKey',
          in: 'header',
          name: 'X-Webhook-Signature',
          description: 'HMAC-SHA-256 of the body with the secret of the endpoint, in hex.',
        },
      },
    },
  });
}

export const toJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
