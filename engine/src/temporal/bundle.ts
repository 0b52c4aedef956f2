import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { deriveKey, type KeyRing } from '../contract/sealing.ts';
import { failureConverterPath } from './data-converter.ts';
import { codePurpose, runPurpose } from './header.ts';

const here = path.dirname(fileURLToPath(import.meta.url));
const sources = path.dirname(here);
/** Folders whose modules the bundle may hold. */
const bundled = ['codegen', 'contract', 'definition', 'expressions', 'runtime', 'temporal'];
const workflows = path.join(here, 'workflows');
const placeholder = '__WFB_CODE_KEYS__';

/** The workflow bundle: the engine's workflows with the SDK, as one script, without keys. */
export interface WorkflowBundle {
  code: string;
}

/**
 * Gives the bundle of this very engine, from the folder where it was found fit before, or newly made (which takes seconds).
 * Safe with several at once.
 */
export async function createWorkflowBundle(cacheFolder: string): Promise<WorkflowBundle> {
  const file = path.join(cacheFolder, `workflow-bundle-${await fingerprint()}.js`);
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) return { code: kept };
  const { bundleWorkflowCode } = await import('@temporalio/worker');
  const { code } = await bundleWorkflowCode({
    workflowsPath: path.join(workflows, 'index.ts'),
    workflowInterceptorModules: [path.join(workflows, 'interceptors.ts')],
    preloadModules: [path.join(workflows, 'preloaded.ts')],
    failureConverterPath,
    logger: quiet,
  });
  await mkdir(cacheFolder, { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  const script = withoutSourceMap(code);
  await writeFile(unfinished, script);
  await rename(unfinished, file);
  return { code: script };
}

/** Two thirds of the bundle are its source map, which every thread of every worker would unpack and keep. The SDK asks for one all the same. */
function withoutSourceMap(code: string): string {
  const map = { version: 3, file: 'workflow-bundle.js', sources: [], names: [], mappings: '' };
  const directive = '//# sourceMappingURL=data:application/json;base64,';
  const end = code.lastIndexOf('//# sourceMappingURL=data:');
  return `${code.slice(0, end)}${directive}${Buffer.from(JSON.stringify(map)).toString('base64')}`;
}

const quiet = { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error: console.error };

/** Of the sources, and of the libraries that are bundled with them. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  const require = createRequire(import.meta.url);
  hash.update(require('@temporalio/worker/package.json').version as string);
  hash.update(await readFile(path.join(sources, '..', 'package.json')));
  for (const folder of bundled) {
    const entries = await readdir(path.join(sources, folder), { recursive: true });
    const files = entries.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).toSorted();
    for (const name of files) {
      hash.update(`\0${folder}/${name}\0`);
      hash.update(await readFile(path.join(sources, folder, name)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

/** The bundle with the keys by which headers open. In memory only. */
export function withCodeKeys({ code }: WorkflowBundle, keys: KeyRing): WorkflowBundle {
  const entries = keys.map(({ id, secret }) => [
    id.toString('hex'),
    deriveKey(secret, codePurpose).toString('hex'),
    deriveKey(secret, runPurpose).toString('hex'),
  ]);
  const literal = JSON.stringify(JSON.stringify(entries)).slice(1, -1);
  // Within a bundle of webpack's development mode, a module is a script of its own lines; the placeholder stands in one string literal.
  const keyed = code
    .replaceAll(`'${placeholder}'`, `"${literal}"`)
    .replaceAll(`"${placeholder}"`, `"${literal}"`);
  if (keyed === code) throw new Error('The workflow bundle has no place for its keys.');
  return { code: keyed };
}
