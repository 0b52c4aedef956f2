import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildPrismaClient, buildWeb } from '../build/builds.ts';
import { findDrift } from '../generate/generators.ts';
import { repositoryRoot } from '../paths.ts';
import { toProblem } from '../problem.ts';
import { asOne, runInTerminal, sumResults, type Stage, type StageResult } from './stage.ts';

const packages = [
  '.',
  'engine',
  'connectors',
  'prisma',
  'blobs',
  'server',
  'worker-host',
  'cli',
  'launcher',
  'tests',
];
const tool = (name: string, folder = '.') => join(repositoryRoot, folder, 'node_modules', '.bin', name);

async function passes(program: string, args: readonly string[], cwd?: string): Promise<StageResult> {
  return asOne((await runInTerminal(program, args, { cwd })) === 0);
}

async function checkTypes(): Promise<StageResult> {
  const results: StageResult[] = [];
  for (const name of packages) {
    const state = join(repositoryRoot, '.cache', 'tsc', `${name === '.' ? 'root' : name}.tsbuildinfo`);
    const args = ['-p', join(name, 'tsconfig.json'), '--incremental', '--tsBuildInfoFile', state];
    const result = await passes(tool('tsc'), args);
    console.log(`  ${result.failed ? '✗' : '✓'} ${name === '.' ? 'root' : name}`);
    results.push(result);
  }
  return sumResults(results);
}

/** What SvelteKit writes for the tools comes first: the web interface's configuration reads it. */
async function checkUnused(): Promise<StageResult> {
  const synced = await passes(tool('svelte-kit', 'web'), ['sync'], join(repositoryRoot, 'web'));
  return synced.failed ? synced : passes(tool('knip'), []);
}

async function checkDrift(): Promise<StageResult> {
  const drift = await findDrift();
  for (const { name, failure } of drift) {
    console.log(`  ${failure ? '✗' : '✓'} ${name}${failure ? `: ${failure}` : ''}`);
  }
  return sumResults(drift.map(({ failure }) => asOne(!failure)));
}

async function succeeds(run: () => Promise<void>): Promise<StageResult> {
  try {
    await run();
    return asOne(true);
  } catch (error) {
    console.error(toProblem(error)?.message ?? error);
    return asOne(false);
  }
}

const checkedFolders = [...packages, 'web/src'].filter((folder) => existsSync(join(repositoryRoot, folder)));

export const staticStages: readonly Stage[] = [
  { name: 'client', title: 'Database client', run: () => succeeds(buildPrismaClient) },
  { name: 'generated', title: 'Generated files are up to date', run: checkDrift },
  {
    name: 'lint',
    title: 'Lint',
    run: () => passes(tool('eslint'), ['.']),
  },
  {
    name: 'dependencies',
    title: 'Dependency rule',
    run: () => passes(tool('depcruise'), ['--config', '.dependency-cruiser.cjs', ...checkedFolders]),
  },
  { name: 'unused', title: 'Unused code and packages', run: checkUnused },
  { name: 'types', title: 'Types', run: checkTypes },
  {
    name: 'svelte',
    title: 'Types of the web interface',
    run: () => passes('sh', ['-c', webCheck()], join(repositoryRoot, 'web')),
  },
];

export const webBuildStage: Stage = { name: 'web', title: 'Web build', run: () => succeeds(buildWeb) };

/** The package's own script, run without a package manager: this Node comes without one. */
function webCheck(): string {
  return `PATH="$PWD/node_modules/.bin:$PATH"; eval "$(node -p 'require("./package.json").scripts.check')"`;
}
