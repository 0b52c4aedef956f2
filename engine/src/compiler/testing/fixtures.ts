import type { ActionDeclaration } from '../../contract/action.ts';
import type { DefinitionInput, StepKind } from '../../definition/index.ts';
import { compile } from '../compile.ts';
import type { CompileEnvironment } from '../environment.ts';
import { parseDefinition } from '../parse-definition.ts';
import type { CompileResult, Diagnostic, Plan } from '../plan.ts';

const action = (
  declaration: Pick<ActionDeclaration, 'name' | 'title' | 'input' | 'output'> & Partial<ActionDeclaration>,
): ActionDeclaration => ({
  sentence: declaration.title,
  description: declaration.title,
  icon: 'box',
  mode: 'standard',
  idempotent: true,
  timeout: '30s',
  retry: { attempts: 3 },
  errors: [],
  example: {},
  ...declaration,
});

export const environment: CompileEnvironment = {
  actions: [
    action({
      name: 'shop.charge',
      title: 'Charge a card',
      input: {
        type: 'object',
        properties: {
          amount: { type: 'number', title: 'Amount', minimum: 0 },
          card: { type: 'string', title: 'Card' },
          currency: { type: 'string', enum: ['EUR', 'USD'], default: 'EUR' },
          headers: { type: 'object', additionalProperties: { type: 'string' } },
        },
        required: ['amount', 'currency'],
      },
      output: {
        type: 'object',
        properties: { receipt: { type: 'string', title: 'Receipt' }, fee: { type: 'number' } },
        required: ['receipt'],
      },
    }),
    action({
      name: 'text.hash',
      title: 'Hash a text',
      mode: 'fast',
      input: { type: 'object', properties: { text: { type: 'string' } }, required: ['text'] },
      output: { type: 'string' },
    }),
    action({
      name: 'agent.answer',
      title: 'Ask the AI Assistant',
      input: { type: 'object', properties: {}, additionalProperties: true },
      output: {},
    }),
    action({
      name: 'code.run',
      title: 'Run code',
      mode: 'fast',
      input: { type: 'object', properties: {}, additionalProperties: true },
      output: {},
    }),
  ],
  workflows: [
    {
      id: 'w-ship',
      name: 'Ship order',
      input: { type: 'object', properties: { order: { type: 'string' } }, required: ['order'] },
      output: { type: 'object', properties: { parcel: { type: 'string' } } },
      events: [
        {
          name: 'hurry',
          schema: { type: 'object', properties: { by: { type: 'string' } }, required: ['by'] },
        },
      ],
    },
  ],
  workflowId: 'w-self',
  secrets: ['stripeKey'],
  people: ['ada@example.com', 'bob@example.com'],
};

const base: DefinitionInput = {
  format: 1,
  name: 'Order fulfilment',
  input: {
    type: 'object',
    properties: {
      id: { type: 'string', title: 'Order number' },
      total: { type: 'number', title: 'Total' },
      items: {
        type: 'array',
        items: { type: 'object', properties: { sku: { type: 'string' }, price: { type: 'number' } } },
      },
    },
    required: ['id'],
  },
  values: [{ name: 'stage', title: 'Stage', schema: { type: 'string' }, initial: 'new' }],
};

/** Steps as a client writes them: defaults left out. */
export type WrittenStep = { id: string; kind: StepKind; [field: string]: unknown };

/** A workflow as somebody may have written it, right or wrong. */
export const definitionOf = (steps: unknown[], overrides: Partial<DefinitionInput> = {}): unknown =>
  JSON.parse(JSON.stringify({ ...base, ...overrides, steps }));

export function buildDefinition(steps: WrittenStep[], overrides: Partial<DefinitionInput> = {}) {
  const parsed = parseDefinition({ ...base, ...overrides, steps });
  if (!parsed.definition) throw new Error(JSON.stringify(parsed.diagnostics));
  return parsed.definition;
}

export function compileSteps(steps: WrittenStep[], overrides?: Partial<DefinitionInput>): CompileResult {
  return compile(buildDefinition(steps, overrides), environment);
}

export function planOf(steps: WrittenStep[], overrides?: Partial<DefinitionInput>): Plan {
  const { plan, diagnostics } = compileSteps(steps, overrides);
  if (!plan) throw new Error(JSON.stringify(diagnostics));
  return plan;
}

/** `UNKNOWN_FIELD charge steps.0.with.amount`, for each thing the compiler says. */
export const briefly = (diagnostics: readonly Diagnostic[]): string[] =>
  diagnostics.map(({ code, stepId, path }) => `${code} ${stepId ?? '-'} ${path.join('.')}`);

export const findings = (steps: WrittenStep[], overrides?: Partial<DefinitionInput>): string[] =>
  briefly(compileSteps(steps, overrides).diagnostics);

/** A step that does nothing but use an expression. */
export const use = (id: string, expression: string): WrittenStep => ({
  id,
  kind: 'transform',
  value: `{{ ${expression} }}`,
});
export const charge = (overrides: object = {}): WrittenStep => ({
  id: 'charge',
  kind: 'task',
  action: 'shop.charge',
  with: { amount: '{{ input.total }}' },
  ...overrides,
});
