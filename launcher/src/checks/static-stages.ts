import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { buildPrismaClient, buildWeb } from '../build/builds.ts';
import { findDrift } from '../generate/generators.ts';
import { repositoryRoot } from '../paths.ts';
import { toProblem } from '../problem.ts';
import { asOne, sumResults, type Stage, type StageResult } from './stage.ts';
import type { Terminal } from './terminal.ts';

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
/** TypeScript's native compiler finds what the other one finds, in a third of the time. */
const nativeCompiler = join(repositoryRoot, 'node_modules', 'typescript-native', 'bin', 'tsc');
const tool = (name: string, folder = '.') => join(repositoryRoot, folder, 'node_modules', '.bin', name);

/** A stage that is one program, which passes where it ends well. */
const program =
  (path: string, args: readonly string[], cwd?: string) =>
  async (terminal: Terminal): Promise<StageResult> =>
    asOne((await terminal.run(path, args, { cwd })) === 0);

async function checkTypes(terminal: Terminal): Promise<StageResult> {
  const results: StageResult[] = [];
  for (const name of packages) {
    const result = await program(nativeCompiler, ['-p', join(name, 'tsconfig.json')])(terminal);
    terminal.say(`  ${result.failed ? '✗' : '✓'} ${name === '.' ? 'root' : name}`);
    results.push(result);
  }
  return sumResults(results);
}

/** What SvelteKit writes for the tools comes first: the web interface's configuration reads it. */
async function checkUnused(terminal: Terminal): Promise<StageResult> {
  const synced = await program(tool('svelte-kit', 'web'), ['sync'], join(repositoryRoot, 'web'))(terminal);
  return synced.failed ? synced : program(tool('knip'), [])(terminal);
}

async function checkDrift(terminal: Terminal): Promise<StageResult> {
  const drift = await findDrift();
  for (const { name, failure } of drift) {
    terminal.say(`  ${failure ? '✗' : '✓'} ${name}${failure ? `: ${failure}` : ''}`);
  }
  return sumResults(drift.map(({ failure }) => asOne(!failure)));
}

const succeeds =
  (run: () => Promise<void>) =>
  async (terminal: Terminal): Promise<StageResult> => {
    try {
      await run();
      return asOne(true);
    } catch (error) {
      terminal.say(toProblem(error)?.message ?? inspect(error));
      return asOne(false);
    }
  };

const checkedFolders = [...packages, 'web/src'].filter((folder) => existsSync(join(repositoryRoot, folder)));

/** What the other checks read. */
const groundwork: readonly Stage[] = [
  { name: 'client', title: 'Database client', run: succeeds(buildPrismaClient) },
  { name: 'generated', title: 'Generated files are up to date', run: checkDrift },
];

const linters: readonly Stage[] = [
  { name: 'lint', title: 'Lint', run: program(tool('eslint'), ['.']) },
  // What a unit test or a type cannot catch: a promise nobody waits for, a case nobody handles. It needs the types,
  // and this linter reads them by the native compiler.
  { name: 'promises', title: 'Lint of promises and cases', run: program(tool('oxlint'), ['--type-aware']) },
  { name: 'types', title: 'Types', run: checkTypes },
  {
    name: 'svelte',
    title: 'Types of the web interface',
    run: program('sh', ['-c', webCheck()], join(repositoryRoot, 'web')),
  },
];

const checks: readonly Stage[] = [
  {
    name: 'dependencies',
    title: 'Dependency rule',
    run: program(tool('depcruise'), ['--config', '.dependency-cruiser.cjs', ...checkedFolders]),
  },
  { name: 'unused', title: 'Unused code and packages', run: checkUnused },
];

/** Everything that needs no running product: the phases come one after another, a phase's lanes side by side. */
export const staticPhases = (more: readonly Stage[] = []): readonly (readonly Stage[])[][] => [
  [groundwork],
  [linters, [...checks, ...more]],
];

export const webBuildStage: Stage = { name: 'web', title: 'Web build', run: succeeds(buildWeb) };

/** The package's own script, run without a package manager: this Node comes without one. */
function webCheck(): string {
  return `PATH="$PWD/node_modules/.bin:$PATH"; eval "$(node -p 'require("./package.json").scripts.check')"`;
}
