import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeDeclaredTypes } from '../codegen/declared-types.ts';
import { writeActivityTypes } from '../codegen/workflow.ts';
import type { PlanAction, PlanStep } from '../compiler/plan.ts';
import type { StepKind } from '../definition/index.ts';
import { allSteps } from '../codegen/walk.ts';
import { eslintConfig, packageJson, tsconfig } from './packages.ts';
import { printWords } from './print.ts';
import { environmentExample, readme } from './readme.ts';
import { ExportError, type ExportedVersion, type ExportedWorkflow, type ExportRequest } from './request.ts';
import { openApi, schemaFiles, webhookEndpoints } from './schemas.ts';
import * as sources from './sources.ts';
import { takeSources } from './take-sources.ts';

export { ExportError, type ActionSource, type ExportedVersion, type ExportRequest } from './request.ts';
export { zipProject } from './zip.ts';

/** Files of a project, by path. */
export type ProjectFiles = Record<string, string>;

const engineFolder = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const projectFolder = path.join(engineFolder, 'export', 'project');

/**
 * A workflow as a whole project that stands by itself: the stored code of its version and of its sub-workflows, the code of every
 * action that they call, and what both stand on. Throws an ExportError where that cannot be.
 */
export async function exportProject(request: ExportRequest): Promise<ProjectFiles> {
  const workflows = request.versions.map(toWorkflow);
  const [main] = workflows as [ExportedWorkflow, ...ExportedWorkflow[]];
  refuseSameNames(workflows);
  refuseSharedData(workflows);
  const actions = actionsOf(workflows);
  const abilitiesOf = await findAbilities(actions, request);
  const needs = needsOf(workflows, [...abilitiesOf.values()].flat());
  const endpoints = webhookEndpoints(workflows);
  const secrets = [...new Set(workflows.flatMap(({ plan }) => plan.secrets))].toSorted();

  const own = (name: string): string => path.join(projectFolder, name);
  const taken = await takeSources(
    [
      path.join(engineFolder, 'runtime', 'index.ts'),
      path.join(engineFolder, 'definition', 'schema-types.ts'),
      own('connection.ts'),
      own('testing/run-workflow.ts'),
      ...(actions.length > 0 ? [own('task.ts')] : []),
      ...(needs.sendMail ? [own('mail.ts')] : []),
      ...(needs.runCode ? [own('code.ts')] : []),
      ...(needs.approvals ? [own('approvals.ts'), own('decide.ts')] : []),
      ...(needs.subworkflows ? [own('subworkflows.ts')] : []),
      ...(needs.events ? [own('events.ts')] : []),
      ...(needs.notify ? [own('notify.ts')] : []),
      ...(needs.answers ? [own('answers.ts')] : []),
      ...(endpoints.length > 0 ? [own('webhook-server.ts')] : []),
      ...actions.map(({ action }) => sourceOf(action, request).file),
    ],
    [
      { from: projectFolder, to: 'src' },
      { from: engineFolder, to: 'src/wfb' },
      { from: request.connectorsFolder, to: 'src/connectors' },
    ],
  );
  const takenActions = actions.map((action) => {
    const source = sourceOf(action.action, request);
    return {
      ...action,
      module: taken.placeOf(source.file),
      function: source.function,
      abilities: abilitiesOf.get(action.action)!,
    };
  });
  const about = { title: main.title, workflows, taskQueue: request.taskQueue, endpoints, secrets, needs };

  return {
    ...taken.files,
    'README.md': readme(about),
    '.env.example': environmentExample(about),
    '.gitignore': 'node_modules/\n.env\napprovals/\nanswers/\n',
    'package.json': packageJson({
      name: main.folder,
      description: printWords(main.title),
      imported: taken.packages,
      scripts: {
        ...(needs.approvals ? { decide: 'node --env-file-if-exists=.env src/decide.ts' } : {}),
        ...(endpoints.length > 0 ? { webhooks: 'node --env-file-if-exists=.env src/webhooks.ts' } : {}),
      },
    }),
    'tsconfig.json': tsconfig,
    'eslint.config.js': eslintConfig,
    'src/worker.ts': sources.worker,
    'src/task-queue.ts': sources.taskQueueModule(request.taskQueue),
    'src/start-run.ts': sources.startRun(workflows),
    'src/activities/index.ts': sources.activitiesIndex(takenActions, workflows, needs),
    ...(takenActions.length > 0 ? { 'src/activities/fields.ts': sources.taskFields(takenActions) } : {}),
    'src/workflows/index.ts': sources.workflowsIndex(workflows),
    ...(needs.subworkflows || endpoints.length > 0
      ? { 'src/workflows/inputs.ts': sources.inputSchemas(workflows) }
      : {}),
    'src/workflows/types.ts': sources.workflowTypes(workflows),
    ...(endpoints.length > 0
      ? {
          'src/webhooks.ts': sources.webhooks(endpoints, needs),
          'openapi.json': openApi(main.title, endpoints),
        }
      : {}),
    ...Object.assign(
      {},
      ...workflows.map((workflow) => workflowFiles(workflow, workflows, takenActions, needs)),
    ),
  };
}

function workflowFiles(
  workflow: ExportedWorkflow,
  workflows: readonly ExportedWorkflow[],
  actions: readonly sources.TakenAction[],
  needs: sources.Needs,
): ProjectFiles {
  const folder = `src/workflows/${workflow.folder}`;
  return {
    // The very code of the version: made anew by a later engine, it might not fit runs that are under way.
    [`${folder}/workflow.ts`]: workflow.typescript,
    ...(workflow.plan.actions.length > 0
      ? { [`${folder}/activities.ts`]: writeActivityTypes(workflow.plan) }
      : {}),
    [`${folder}/types.ts`]: writeDeclaredTypes(workflow.plan),
    [`${folder}/runtime.ts`]: sources.workflowRuntime(workflow),
    [`${folder}/workflow.test.ts`]: sources.workflowTest(workflow, workflows, actions, needs),
    ...schemaFiles(workflow),
  };
}

function toWorkflow(version: ExportedVersion): ExportedWorkflow {
  const { functionName, definition } = version.plan;
  return {
    ...version,
    type: functionName,
    typeName: functionName[0]!.toUpperCase() + functionName.slice(1),
    title: definition.name,
    folder: functionName.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase(),
  };
}

function refuseSameNames(workflows: readonly ExportedWorkflow[]): void {
  const byFolder = new Map<string, ExportedWorkflow>();
  for (const workflow of workflows) {
    const other = byFolder.get(workflow.folder);
    if (other)
      throw new ExportError(
        `“${other.title}” and “${workflow.title}” would have the same name in code. Rename one of them and publish it.`,
      );
    byFolder.set(workflow.folder, workflow);
  }
}

function actionsOf(workflows: readonly ExportedWorkflow[]): PlanAction[] {
  const actions = new Map(
    workflows.flatMap(({ plan }) => plan.actions.map((action) => [action.action, action])),
  );
  return [...actions.values()].toSorted((a, b) => (a.action < b.action ? -1 : 1));
}

function sourceOf(action: string, { actions }: ExportRequest) {
  const source = actions.get(action);
  if (!source)
    throw new ExportError(
      `The action ${action} is no longer part of this product, so its code cannot be taken home.`,
    );
  return source;
}

/** Steps that reach into what all runs of a project share; that stays with the project. */
const sharedKinds: ReadonlySet<StepKind> = new Set([
  'backlogAdd',
  'backlogTake',
  'backlogPeek',
  'record',
  'lookUp',
]);

function refuseSharedData(workflows: readonly ExportedWorkflow[]): void {
  const shared = workflows.find(({ plan }) =>
    [...allSteps(plan.steps)].some(({ kind }) => sharedKinds.has(kind)),
  );
  if (shared)
    throw new ExportError(
      `“${shared.title}” uses backlogs, the event log or read models of its project. They stay in the project, so it cannot be taken home.`,
    );
}

/** Kinds whose steps call more than actions. */
const needsByKind: Partial<Record<StepKind, keyof sources.Needs>> = {
  approval: 'approvals',
  subworkflow: 'subworkflows',
  recurring: 'subworkflows',
  send: 'events',
  notify: 'notify',
  respond: 'answers',
};

function needsOf(workflows: readonly ExportedWorkflow[], abilities: sources.Ability[]): sources.Needs {
  const steps: PlanStep[] = workflows.flatMap(({ plan }) => [...allSteps(plan.steps)]);
  const kinds = new Set(steps.map(({ kind }) => needsByKind[kind]));
  return {
    approvals: kinds.has('approvals'),
    subworkflows: kinds.has('subworkflows'),
    events: kinds.has('events'),
    notify: kinds.has('notify'),
    answers: kinds.has('answers'),
    sendMail: kinds.has('notify') || abilities.includes('sendMail'),
    runCode: abilities.includes('runCode'),
  };
}

/** What the code of each action asks its context for. */
async function findAbilities(
  actions: readonly PlanAction[],
  request: ExportRequest,
): Promise<Map<string, sources.Ability[]>> {
  const found = actions.map(async ({ action }): Promise<[string, sources.Ability[]]> => {
    const text = await readFile(sourceOf(action, request).file, 'utf8');
    return [action, sources.abilities.filter((ability) => new RegExp(`\\b${ability}\\b`).test(text))];
  });
  return new Map(await Promise.all(found));
}
