import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { actionSources, connectorsFolder } from '@wfb/connectors/sources';
import { generate } from '@wfb/engine/codegen';
import type { Plan } from '@wfb/engine/compiler';
import { exportProject, type ExportedVersion, type ProjectFiles } from '@wfb/engine/export';

/** Below the repository, so that a project finds its packages where this one has them. */
export const projectsFolder = fileURLToPath(new URL('../.cache/projects', import.meta.url));

const testActions = fileURLToPath(import.meta.resolve('@wfb/engine/testing/connectors/test/run'));

/** Versions of plans, with the code of this engine; each names its workflow by its function. */
export const versionsOf = (plans: readonly Plan[]): ExportedVersion[] =>
  plans.map((plan) => ({
    workflowId: plan.functionName,
    number: 1,
    plan,
    typescript: generate(plan).typescript,
  }));

/** The project of plans; the first one starts the others as sub-workflows, by the names of their functions. */
export const exportPlans = (plans: readonly Plan[], taskQueue?: string): Promise<ProjectFiles> =>
  exportVersions(versionsOf(plans), taskQueue);

export function exportVersions(
  versions: readonly ExportedVersion[],
  taskQueue = 'test-queue',
): Promise<ProjectFiles> {
  return exportProject({
    versions: versions as [ExportedVersion, ...ExportedVersion[]],
    taskQueue,
    actions: new Map([
      ...actionSources,
      ...['mark', 'send'].map((name) => [`test.${name}`, { file: testActions, function: name }] as const),
    ]),
    connectorsFolder,
  });
}

/** Writes a project in a folder of its own, in the place of an earlier one. */
export async function writeProject(name: string, files: ProjectFiles): Promise<string> {
  const folder = path.join(projectsFolder, name);
  await rm(folder, { recursive: true, force: true });
  for (const [file, text] of Object.entries(files)) {
    const target = path.join(folder, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text);
  }
  return folder;
}

/** Examples that use what all runs of a project share: they cannot be taken home. */
export const stayingExamples: ReadonlySet<string> = new Set(['Backlog', 'Record', 'Look up']);
