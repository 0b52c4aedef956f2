import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, Worker } from '@temporalio/worker';
import { exportedModule } from '@wfb/engine/codegen';
import type { Plan } from '@wfb/engine/compiler';
import type { KeyRing } from '@wfb/engine/contract/sealing';
import { createDataConverter, failureConverterPath } from '@wfb/engine/temporal';

const runtimeModule = fileURLToPath(import.meta.resolve('@wfb/engine/runtime'));

/** Writes plans as the workflows that people take home, and bundles them as an ordinary static bundle. */
export async function bundleExported(
  folder: string,
  plans: Plan[],
  change: (typescript: string) => string = (typescript) => typescript,
) {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'runtime.ts'), `export * from ${JSON.stringify(runtimeModule)};\n`);
  const names: string[] = [];
  for (const plan of plans) {
    const module = path.join(folder, plan.functionName);
    await mkdir(module, { recursive: true });
    const files = exportedModule(plan);
    await writeFile(path.join(module, 'runtime.ts'), "export * from '../runtime';\n");
    await writeFile(path.join(module, 'activities.ts'), files['activities.ts']!);
    await writeFile(path.join(module, 'workflow.ts'), change(files['workflow.ts']!));
    names.push(plan.functionName);
  }
  const workflowsPath = path.join(folder, 'workflows.ts');
  await writeFile(workflowsPath, names.map((name) => `export * from './${name}/workflow';\n`).join(''));
  return bundleWorkflowCode({
    workflowsPath,
    failureConverterPath,
    logger: new DefaultLogger('ERROR'),
  });
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
