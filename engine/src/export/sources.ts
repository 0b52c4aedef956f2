import { toActivityType } from '../contract/action.ts';
import type { PlanAction } from '../compiler/plan.ts';
import { Writer } from '../codegen/writer.ts';
import { runtimeFunctions } from '../codegen/workflow.ts';
import { runtimeVersion } from '../runtime/versions.ts';
import { exampleOf } from './example-of.ts';
import { printImport, printKey, printText, printValue, printWords } from './print.ts';
import type { ExportedWorkflow } from './request.ts';
import type { WebhookEndpoint } from './schemas.ts';

/** An action of the project, with the module in which its code lies there. */
export interface TakenAction extends PlanAction {
  /** Path in the project. */
  module: string;
  function: string;
  /** What it needs beyond the network. */
  abilities: Ability[];
}

export const abilities = ['sendMail', 'runCode'] as const;
export type Ability = (typeof abilities)[number];

/** What steps other than tasks call in a worker. */
export interface Needs {
  approvals: boolean;
  subworkflows: boolean;
  events: boolean;
  notify: boolean;
  answers: boolean;
  sendMail: boolean;
  runCode: boolean;
}

export const workflowsIndex = (workflows: readonly ExportedWorkflow[]): string =>
  workflows.map(({ folder }) => `export * from './${folder}/workflow.ts';\n`).join('');

/** Types of what the workflows take, give and remember. Of what they give, their functions know more than their definitions. */
export const workflowTypes = (workflows: readonly ExportedWorkflow[]): string =>
  `${workflows.map(({ folder, type }) => `import type { ${type} } from './${folder}/workflow.ts';\n`).join('')}
${workflows
  .map(
    ({ folder, type, typeName }) =>
      `export type * from './${folder}/types.ts';\nexport type ${typeName}Output = Awaited<ReturnType<typeof ${type}>>;\n`,
  )
  .join('\n')}`;

/** The runtime under the name by which the code of a workflow imports it, in the version that it was made for. */
export function workflowRuntime({ plan, typescript }: ExportedWorkflow): string {
  const newest = "export * from '../../wfb/runtime/index.ts';\n";
  const { runtime: version = 1 } = plan;
  if (version === runtimeVersion) return newest;
  const bound = runtimeFunctions.filter((name) => new RegExp(`\\b${name}\\b`).test(typescript));
  return `import * as workflow from '@temporalio/workflow';
import { createRuntime } from '../../wfb/runtime/create.ts';

${newest}
/** Runs of this workflow keep the behaviour of the runtime that they began with. */
export const {
${bound.map((name) => `  ${name},\n`).join('')}} = createRuntime(workflow, undefined, { version: ${version} });
`;
}

/** What tasks take, to be checked before they act: the schemas of the versions that were taken home. */
export const taskFields = (actions: readonly TakenAction[]): string =>
  `import type { ObjectSchema } from '../wfb/definition/schema-types.ts';

${actions
  .map(
    ({ action, input }) =>
      `export const ${toActivityType(action)}Fields: ObjectSchema = ${printValue(input)};\n`,
  )
  .join('\n')}`;

/** What the workflows take, to be checked before a run starts. */
export const inputSchemas = (workflows: readonly ExportedWorkflow[]): string =>
  `import type { ObjectSchema } from '../wfb/definition/schema-types.ts';

${workflows
  .map(
    ({ type, plan }) => `export const ${type}Input: ObjectSchema = ${printValue(plan.definition.input)};\n`,
  )
  .join('\n')}`;

export function activitiesIndex(
  actions: readonly TakenAction[],
  workflows: readonly ExportedWorkflow[],
  needs: Needs,
): string {
  const modules = [...new Set(actions.map(({ module }) => module))].toSorted();
  const nameOf = (module: string): string =>
    `${/([^/]+)\/[^/]+$/.exec(module)![1]!.replace(/\W/g, '')}Actions`;
  const startable = startableOf(workflows);
  const writer = new Writer();
  if (needs.answers) writer.line("import { answerActivities } from '../answers.ts';");
  if (needs.approvals)
    writer.line("import { approvalStore, createApprovalActivities } from '../approvals.ts';");
  if (needs.events) writer.line("import { eventActivities } from '../events.ts';");
  if (needs.runCode) writer.line("import { runCode } from '../code.ts';");
  for (const module of modules)
    writer.line(`import * as ${nameOf(module)} from '../${module.replace(/^src\//, '')}';`);
  if (needs.notify) writer.line("import { notifyActivities } from '../notify.ts';");
  if (actions.some(({ abilities: needed }) => needed.includes('sendMail')))
    writer.line("import { sendMail } from '../mail.ts';");
  if (needs.subworkflows) writer.line("import { createSubworkflowActivities } from '../subworkflows.ts';");
  if (actions.length > 0) writer.line("import { task } from '../task.ts';");
  if (startable.length > 0) writer.line(importOfInputs(startable, '../workflows/inputs.ts'));
  if (actions.length > 0)
    writer.line(
      printImport(
        actions.map(({ action }) => `${toActivityType(action)}Fields`),
        './fields.ts',
      ),
    );
  if (!writer.isEmpty) writer.line('');
  writer.line('/** Everything that the workflows of this project call. */');
  writer.block(
    'export const activities = {',
    () => {
      for (const { action, module, function: name, abilities: needed } of actions) {
        const given = needed.length > 0 ? `, { ${needed.join(', ')} }` : '';
        const type = toActivityType(action);
        writer.line(`${type}: task(${type}Fields, ${nameOf(module)}.${name}${given}),`);
      }
      if (needs.approvals) writer.line('...createApprovalActivities(approvalStore),');
      if (needs.events) writer.line('...eventActivities,');
      if (needs.notify) writer.line('...notifyActivities,');
      if (needs.answers) writer.line('...answerActivities,');
      if (needs.subworkflows) writeSubworkflows(writer, startable);
    },
    '};',
  );
  return writer.toString();
}

/** The workflows that others of the project start. */
export function startableOf(workflows: readonly ExportedWorkflow[]): ExportedWorkflow[] {
  const started = new Set(workflows.flatMap(({ plan }) => plan.subworkflows));
  return workflows.filter(({ workflowId }) => started.has(workflowId));
}

const importOfInputs = (workflows: readonly ExportedWorkflow[], from: string): string =>
  printImport(
    workflows.map(({ type }) => `${type}Input`),
    from,
  );

function writeSubworkflows(writer: Writer, startable: readonly ExportedWorkflow[]): void {
  writer.block(
    '...createSubworkflowActivities({',
    () => {
      for (const { workflowId, type } of startable)
        writer.line(`${printKey(workflowId)}: { type: '${type}', input: ${type}Input },`);
    },
    '}),',
  );
}

export const worker = `import { fileURLToPath } from 'node:url';
import { NativeConnection, Worker } from '@temporalio/worker';
import { activities } from './activities/index.ts';
import { connectionOptions, dataConverter, namespace } from './connection.ts';
import { taskQueue } from './task-queue.ts';

const connection = await NativeConnection.connect(connectionOptions);
const worker = await Worker.create({
  connection,
  namespace,
  taskQueue,
  workflowsPath: fileURLToPath(new URL('./workflows/index.ts', import.meta.url)),
  activities,
  dataConverter,
});
// Ends on SIGINT or SIGTERM, once the tasks at work are done.
await worker.run();
await connection.close();
`;

export const taskQueueModule = (
  taskQueue: string,
): string => `/** The queue in which the runs of these workflows wait. */
export const taskQueue = process.env.TASK_QUEUE || ${printText(taskQueue)};
`;

export const startRun = (workflows: readonly ExportedWorkflow[]): string => {
  const example = exampleOf(workflows[0]!.plan.definition.input);
  return `// Starts a run and waits for its end: npm run start-run -- '${printWords(JSON.stringify(example)).replaceAll("'", '’')}'
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { connectClient } from './connection.ts';
import { taskQueue } from './task-queue.ts';

const workflows = ${printValue(workflows.map(({ type }) => type))};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { workflow: { type: 'string', default: workflows[0]! }, id: { type: 'string', default: randomUUID() } },
});
if (!workflows.includes(values.workflow)) throw new Error(\`The workflows are: \${workflows.join(', ')}.\`);

const client = await connectClient();
const handle = await client.workflow.start(values.workflow, {
  workflowId: values.id,
  taskQueue,
  args: [JSON.parse(positionals[0] ?? '{}')],
});
console.error(\`Started \${handle.workflowId}.\`);
console.log(JSON.stringify(await handle.result(), null, 2));
await client.connection.close();
`;
};

export function webhooks(endpoints: readonly WebhookEndpoint[], { answers }: Needs): string {
  const writer = new Writer();
  if (answers) writer.line("import { answerOf } from './answers.ts';");
  writer.line("import { connectClient } from './connection.ts';");
  writer.line("import { taskQueue } from './task-queue.ts';");
  writer.line("import { type Endpoint, serveWebhooks } from './webhook-server.ts';");
  writer.line(
    printImport([...new Set(endpoints.map(({ type }) => `${type}Input`))], './workflows/inputs.ts'),
  );
  writer.line('');
  writer.block(
    'const endpoints: Endpoint[] = [',
    () => {
      for (const { path, type, trigger } of endpoints) {
        const { reply, verify, dedupeBy } = trigger;
        const rest = printValue({ reply, verify, dedupeBy }).slice(2, -2);
        writer.line(`{ path: '${path}', workflow: '${type}', input: ${type}Input, ${rest} },`);
      }
    },
    '];',
  );
  writer.line('');
  writer.line('const client = await connectClient();');
  const given = ['endpoints', 'client', 'taskQueue', ...(answers ? ['answerOf'] : [])].join(', ');
  writer.line(`serveWebhooks({ ${given}, port: Number(process.env.PORT || 8080) });`);
  return writer.toString();
}

const approved = {
  approved: true,
  decision: 'approved',
  by: { id: 'ada', name: 'Ada' },
  comment: null,
  form: {},
  at: '2026-05-17T09:30:00.000Z',
};

/** A value as the body of an arrow function. */
const printReturned = (value: unknown): string => {
  const printed = printValue(value);
  return printed.startsWith('{') ? `(${printed})` : printed;
};

/** A test that runs a workflow with made-up answers of everything around it. */
export function workflowTest(
  workflow: ExportedWorkflow,
  workflows: readonly ExportedWorkflow[],
  actions: readonly TakenAction[],
  needs: Needs,
): string {
  const { type, typeName, title, plan } = workflow;
  const startable = startableOf(workflows);
  const writer = new Writer();
  writer.line("import assert from 'node:assert/strict';");
  writer.line("import { test } from 'node:test';");
  if (needs.subworkflows) writer.line("import { createSubworkflowActivities } from '../../subworkflows.ts';");
  writer.line("import { runWorkflow } from '../../testing/run-workflow.ts';");
  if (startable.length > 0) writer.line(importOfInputs(startable, '../inputs.ts'));
  writer.line(`import type { ${typeName}Input } from './workflow.ts';`);
  writer.line('');
  writer.line(`const input: ${typeName}Input = ${printValue(exampleOf(plan.definition.input))};`);
  if (needs.approvals) writer.line(`\nconst approved = ${printValue(approved)};`);
  writer.line('');
  writer.line(
    '/** What is around the workflow, with made-up answers: put those of your case in their place. */',
  );
  writer.block(
    'const activities = {',
    () => {
      for (const { action, output } of actions)
        writer.line(`${toActivityType(action)}: async () => ${printReturned(exampleOf(output))},`);
      if (needs.approvals) {
        writer.line("requestApproval: async () => ({ approvalId: 'approval', outcome: approved }),");
        writer.line('settleApproval: async () => approved,');
        writer.line('withdrawApproval: async () => undefined,');
      }
      if (needs.events) writer.line("sendEvent: async () => ({ eventId: 'event' }),");
      if (needs.answers) writer.line('answerCaller: async () => undefined,');
      if (needs.notify) writer.line('notifyPeople: async () => ({ told: 1, unknown: [] }),');
      if (needs.subworkflows) writeSubworkflows(writer, startable);
    },
    '};',
  );
  writer.line('');
  writer.block(
    `test(${printText(`${title} runs to an end, and its history replays`)}, async () => {`,
    () => {
      writer.line(`const { status } = await runWorkflow({ workflow: '${type}', input, activities });`);
      writer.line("assert.notEqual(status, 'RUNNING');");
    },
    '});',
  );
  return writer.toString();
}
