import { z } from 'zod';
import { generate } from '../codegen/index.ts';
import {
  availableValues,
  compile,
  type CompileEnvironment,
  type Diagnostic,
  parseDefinition,
} from '../compiler/index.ts';
import { checkTypes } from '../compiler/types/index.ts';
import type { ActionDeclaration } from '../contract/action.ts';
import {
  type Definition,
  definitionFormat,
  definitionSchema,
  eventDeclarationSchema,
  findStep,
  retrySchema,
  type StepKind,
  stepBase,
  stepKinds,
  stepSchemas,
  type TriggerKind,
  triggerKinds,
  triggerSchema,
  walkSteps,
} from '../definition/index.ts';
import { backlogSchema } from '../definition/backlogs.ts';
import { readModelSchema } from '../definition/read-models.ts';
import {
  backlogHelp,
  readModelHelp,
  eventHelp,
  kindGroups,
  kindHelp,
  stepHelp,
  triggerHelp,
  workflowHelp,
} from '../definition/help/index.ts';
import { createSentenceWords, describeStep, sentenceText } from '../definition/sentences/index.ts';
import { helperDeclarations, methods } from '../expressions/index.ts';
import { evaluate } from '../expressions/testing/evaluate.ts';
import { sampleScope } from '../expressions/testing/sample.ts';
import { kindExamples } from './examples/index.ts';
import { helperGroupTitles, nameHelp, operatorHelp } from './expressions.ts';
import { type FieldEntry, fieldsOf, type JsonSchema, valueType } from './fields.ts';

export interface KindEntry {
  kind: StepKind;
  title: string;
  summary: string;
  help: string;
  words: string;
  /** The example as the sentence that people read. */
  sentence: string;
  fields: FieldEntry[];
  /** What the step of the example gives. Empty: it gives no value. */
  gives: { path: string; type: string; title: string }[];
  /** The step of the example as data. */
  step: string;
  /** The workflow of the example in TypeScript. */
  typescript: string;
}

export interface ExpressionEntry {
  name: string;
  help: string;
  example: string;
  /** What the example gives, where it can be told. */
  result?: string;
}

/** The language, as its schemas and tables say it. */
export interface LanguageReference {
  groups: { title: string; kinds: KindEntry[] }[];
  step: FieldEntry[];
  workflow: FieldEntry[];
  retry: FieldEntry[];
  triggers: { kind: TriggerKind; title: string; help: string; fields: FieldEntry[] }[];
  events: FieldEntry[];
  backlogs: FieldEntry[];
  readModels: FieldEntry[];
  names: ExpressionEntry[];
  operators: ExpressionEntry[];
  methods: ExpressionEntry[];
  helpers: { title: string; entries: ExpressionEntry[] }[];
}

const retryHelp: Record<keyof z.infer<typeof retrySchema>, string> = {
  attempts: 'How often it is tried in all.',
  firstDelay: 'How long to wait before the second try: 10s.',
  factor: 'By how much the wait grows each time.',
  maxDelay: 'Longest wait between two tries.',
};

/**
 * @param actions Those that the examples call.
 * @throws Where an example is not as the compiler wants it.
 */
export async function languageReference(actions: readonly ActionDeclaration[]): Promise<LanguageReference> {
  const environment = environmentOf(actions);
  const entries = await Promise.all(stepKinds.map((kind) => kindEntry(kind, environment)));
  return {
    groups: kindGroups.map((title) => ({
      title,
      kinds: entries.filter(({ kind }) => kindHelp[kind].group === title),
    })),
    step: fieldsOf(toJsonSchema(z.object({ ...stepBase, kind: z.string() })), stepHelp),
    workflow: fieldsOf(toJsonSchema(definitionSchema), workflowHelp),
    retry: fieldsOf(toJsonSchema(retrySchema), retryHelp),
    triggers: triggerKinds.map((kind) => {
      const { title, help, fields } = triggerHelp[kind];
      const schema = triggerSchema.options.find((option) => option.shape.kind.value === kind)!;
      return { kind, title, help, fields: fieldsOf(toJsonSchema(schema), fields, ['id', 'kind']) };
    }),
    events: fieldsOf(toJsonSchema(eventDeclarationSchema), eventHelp),
    backlogs: fieldsOf(toJsonSchema(backlogSchema), backlogHelp),
    readModels: fieldsOf(toJsonSchema(readModelSchema), readModelHelp),
    names: Object.entries(nameHelp).map(([name, described]) => ({ name, ...described })),
    operators: Object.entries(operatorHelp).map(([name, { help, example }]) =>
      evaluated(name, help, example),
    ),
    methods: [...methods.values()].map(({ signature, description, example }) =>
      evaluated(signature, description, example),
    ),
    helpers: Object.entries(helperGroupTitles).map(([group, title]) => ({
      title,
      entries: Object.entries(helperDeclarations)
        .filter(([, declaration]) => declaration.group === group)
        .map(([name, { description, example }]) => evaluated(name, description, example)),
    })),
  };
}

/** What is around the example of each kind: the project has one other workflow and one secret. */
const environmentOf = (actions: readonly ActionDeclaration[]): CompileEnvironment => ({
  actions,
  secrets: ['apiKey'],
  workflows: [
    {
      id: 'invoicing',
      name: 'Send an invoice',
      input: {
        type: 'object',
        properties: { order: { type: 'string' }, total: { type: 'number' } },
        required: ['order', 'total'],
      },
      output: { type: 'object', properties: { number: { type: 'string' } }, required: ['number'] },
    },
  ],
});

/** The example of a kind as a whole workflow. */
function exampleWorkflow(kind: StepKind): Definition {
  const { steps, workflow } = kindExamples[kind];
  const { definition, diagnostics } = parseDefinition({
    format: definitionFormat,
    name: 'Order',
    subject: 'Order {{ input.id }}',
    input: {
      type: 'object',
      properties: {
        id: { type: 'string' },
        customer: { type: 'string' },
        email: { type: 'string', format: 'email' },
        total: { type: 'number' },
        currency: { type: 'string', enum: ['EUR', 'USD', 'GBP', 'CHF'] },
        weight: { type: 'number' },
        items: {
          type: 'array',
          items: {
            type: 'object',
            properties: { sku: { type: 'string' }, price: { type: 'number' }, quantity: { type: 'integer' } },
            required: ['sku', 'price', 'quantity'],
          },
        },
      },
      required: ['id', 'customer', 'email', 'total', 'currency', 'weight', 'items'],
    },
    steps,
    ...workflow,
  });
  if (!definition) throw refused(kind, diagnostics);
  return definition;
}

async function kindEntry(kind: StepKind, environment: CompileEnvironment): Promise<KindEntry> {
  const { title, summary, help, words, fields } = kindHelp[kind];
  const definition = exampleWorkflow(kind);
  const { plan, diagnostics } = compile(definition, environment);
  const found = [...diagnostics, ...(await checkTypes(definition, environment))];
  if (!plan || found.length > 0) throw refused(kind, found);
  const { id, written } = shownStep(kind, definition);
  const sentenceWords = createSentenceWords({ definition, ...environment });
  return {
    kind,
    title,
    summary,
    help,
    words,
    sentence: sentenceText(describeStep(findStep(definition.steps, id)!.step, sentenceWords)),
    fields: fieldsOf(toJsonSchema(stepSchemas[kind]), fields, Object.keys(stepHelp)),
    gives: availableValues(definition, undefined, environment)
      .filter(({ source, level }) => source.kind === 'step' && source.stepId === id && level < 3)
      .map(({ path, schema, title: name }) => ({ path, type: valueType(schema), title: name })),
    step: JSON.stringify(written, null, 2),
    typescript: functionOf(generate(plan).typescript),
  };
}

const refused = (kind: StepKind, diagnostics: readonly Diagnostic[]): Error =>
  new Error(`The example of ${kind}: ${diagnostics.map(({ message }) => message).join(' ')}`);

/** The first step of the kind, and the outermost step around it as it is written. */
function shownStep(kind: StepKind, { steps }: Definition): { id: string; written: unknown } {
  let id: string | undefined;
  walkSteps(steps, ({ step }) => {
    if (step.kind === kind) id ??= step.id;
  });
  if (id === undefined) throw new Error(`The example of ${kind} has no such step.`);
  const outermost = findStep(steps, id)!.around[0]?.step.id ?? id;
  return { id, written: kindExamples[kind].steps.find((step) => step.id === outermost) };
}

/** The workflow's function, without what stands around it in every file. */
function functionOf(typescript: string): string {
  const start = typescript.search(/^(export )?async function /m);
  return typescript.slice(start, typescript.indexOf('\n}\n', start) + 2);
}

/** Longer results say no more than their beginning. */
const longestResult = 60;

function evaluated(name: string, help: string, example: string): ExpressionEntry {
  const { plain } = evaluate(example, sampleScope);
  const result = JSON.stringify(plain) ?? 'nothing';
  return {
    name,
    help,
    example,
    result: result.length > longestResult ? `${result.slice(0, longestResult)}…` : result,
  };
}

/** Fields that refer to shapes with a name say so, and are not written out. */
function toJsonSchema(schema: z.ZodType): JsonSchema {
  const { $ref, $defs, ...own } = z.toJSONSchema(schema, { io: 'input' }) as JsonSchema & {
    $defs?: Record<string, JsonSchema>;
  };
  return $ref === undefined ? own : $defs![$ref.split('/').at(-1)!]!;
}
