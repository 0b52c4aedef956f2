import { buildPrismaClient, buildWeb, buildWorkflowCode } from '../build/builds.ts';
import { ownTerminal } from '../checks/terminal.ts';
import type { Progress } from '../progress.ts';
import { startTestStack } from '../services/test-stack.ts';

/** Runs the benchmarks of `tests/bench` on data stores of their own; arguments (such as `--json`) are theirs. */
export async function runBenchmarks(progress: Progress, args: readonly string[]): Promise<boolean> {
  // Only what is measured may be on stdout where a program reads it.
  await Promise.all([buildPrismaClient(), buildWeb(), buildWorkflowCode()]);
  const stack = await startTestStack(args.includes('--json') ? { ...progress, step: silently } : progress);
  try {
    const status = await ownTerminal.run(process.execPath, ['tests/bench/main.ts', ...args], {
      env: stack.environment,
    });
    return status === 0;
  } finally {
    await stack.stop();
  }
}

const silently: Progress['step'] = (_title, run) => run(() => undefined);
