import { readStartOptions, startHelp } from './commands/start-options.ts';
import { readConfig, type LauncherConfig } from './config.ts';
import { toProblem } from './problem.ts';
import { createProgress, type Progress } from './progress.ts';

interface Invocation {
  config: LauncherConfig;
  progress: Progress;
  args: readonly string[];
}

/** Loaded on demand: a start need not read what only the tests use. False means that it failed and has said why. */
const commands: Record<string, (invocation: Invocation) => Promise<unknown>> = {
  start: async ({ config, progress, args }) => {
    const { lan, help } = readStartOptions(args, process.env);
    if (help) console.log(startHelp);
    else await (await import('./commands/start.ts')).runProduct(config, progress, { lan });
  },
  services: async ({ config, progress }) =>
    (await import('./commands/services.ts')).runServices(config, progress),
  test: async ({ progress, args }) => (await import('./commands/test.ts')).runTests(progress, { only: args }),
  check: async () => (await import('./commands/check.ts')).runChecks(),
  generate: async () => (await import('./generate/generators.ts')).generateAll(),
  'production-env': async ({ args }) =>
    (await import('./commands/production-env.ts')).printProductionEnvironment(args[0]),
  bench: async ({ progress, args }) => (await import('./commands/bench.ts')).runBenchmarks(progress, args),
};

async function main([name = 'start', ...args]: readonly string[]): Promise<number> {
  const command = commands[name];
  if (!command) {
    console.error(`Unknown command "${name}". Known are: ${Object.keys(commands).join(', ')}.`);
    return 2;
  }
  try {
    const outcome = await command({ config: readConfig(process.env), progress: createProgress(), args });
    return outcome === false ? 1 : 0;
  } catch (error) {
    const problem = toProblem(error);
    if (!problem) throw error;
    console.error(`\n✗ ${problem.message}\n  → ${problem.remedy}\n`);
    return 1;
  }
}

process.exit(await main(process.argv.slice(2)));
