import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { repositoryRoot } from '../paths.ts';
import { asOne, type Stage, type StageResult } from './stage.ts';
import type { Terminal } from './terminal.ts';

const vitestReportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numFailedTestSuites: z.number(),
  success: z.boolean(),
});

/** Runs projects of vitest and counts their tests; a file that cannot even be loaded counts as one that failed. */
async function runVitest(
  terminal: Terminal,
  name: string,
  projects: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<StageResult> {
  const report = join(repositoryRoot, '.cache', 'reports', `${name}.json`);
  await mkdir(join(report, '..'), { recursive: true });
  await rm(report, { force: true });
  const status = await terminal.run(
    join(repositoryRoot, 'node_modules', '.bin', 'vitest'),
    [
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--passWithNoTests',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { env },
  );
  const text = await readFile(report, 'utf8').catch(() => undefined);
  if (text === undefined) return asOne(status === 0);
  const {
    numPassedTests: passed,
    numFailedTests: failed,
    success,
  } = vitestReportSchema.parse(JSON.parse(text));
  return { passed, failed: failed || (success && status === 0 ? 0 : 1) };
}

const vitestStage = (
  name: string,
  title: string,
  projects: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Stage => ({ name, title, run: (terminal) => runVitest(terminal, name, projects, env) });

export const unitStage = vitestStage('unit', 'Unit tests', ['unit']);

/**
 * Tests that need the data stores; `env` says where these are. The first phase keeps both cores busy. Fault tests mostly wait for what
 * they broke to be whole again, and a browser's tests leave time for them.
 */
export const stackPhases = (env: NodeJS.ProcessEnv): readonly (readonly Stage[])[][] => [
  [[vitestStage('integration', 'Integration and replay tests', ['integration', 'replay'], env)]],
  [
    [vitestStage('faults', 'Fault tests', ['faults'], env)],
    [vitestStage('e2e', 'Browser tests', ['e2e'], env)],
  ],
];
