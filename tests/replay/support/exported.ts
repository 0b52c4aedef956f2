import path from 'node:path';
import { bundleWorkflowCode, DefaultLogger, Worker } from '@temporalio/worker';
import type { Plan } from '@wfb/engine/compiler';
import type { ExportedVersion } from '@wfb/engine/export';
import type { KeyRing } from '@wfb/engine/contract/sealing';
import { createDataConverter, failureConverterPath } from '@wfb/engine/temporal';
import { exportVersions, versionsOf, writeProject } from '../../support/exported-project.ts';

/** Exports plans as one project, as people take it home, and bundles its workflows as its worker does. */
export const bundleExported = (
  name: string,
  plans: readonly Plan[],
  change?: (typescript: string) => string,
) => bundleVersions(name, versionsOf(plans), change);

export async function bundleVersions(
  name: string,
  versions: readonly ExportedVersion[],
  change: (typescript: string) => string = (typescript) => typescript,
) {
  const files = await exportVersions(versions);
  for (const [file, text] of Object.entries(files))
    if (file.endsWith('/workflow.ts')) files[file] = change(text);
  const folder = await writeProject(name, files);
  const { code } = await bundleWorkflowCode({
    workflowsPath: path.join(folder, 'src/workflows/index.ts'),
    failureConverterPath,
    logger: new DefaultLogger('ERROR'),
  });
  return { code: withoutSourceMap(code) };
}

/** Each replay reads the source map into memory that it never gives back: with hundreds of workflows, it soon runs out. */
function withoutSourceMap(code: string): string {
  const map = { version: 3, file: 'workflows.js', sources: [], names: [], mappings: '' };
  const base64 = Buffer.from(JSON.stringify(map)).toString('base64');
  return `${code.slice(0, code.lastIndexOf('//# sourceMappingURL='))}//# sourceMappingURL=data:application/json;base64,${base64}\n`;
}

/** Replays a history on a static bundle. Throws where code and history disagree. */
export async function replayOnExported(
  workflowBundle: { code: string },
  history: unknown,
  runId: string,
  keys: KeyRing,
): Promise<void> {
  await Worker.runReplayHistory({ workflowBundle, dataConverter: createDataConverter(keys) }, history, runId);
}
