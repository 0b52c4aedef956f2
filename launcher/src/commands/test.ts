import { staticStages, webBuildStage } from '../checks/static-stages.ts';
import { sumResults, type Stage, type StageResult } from '../checks/stage.ts';
import { stackStages, unitStage } from '../checks/test-stages.ts';
import { obtainChromium } from '../obtain/chromium.ts';
import { Problem } from '../problem.ts';
import type { Progress } from '../progress.ts';
import { startTestStack } from '../services/test-stack.ts';

export interface TestOptions {
  /** Names of stages; all where none is given. */
  only: readonly string[];
}

/** Runs everything that shows that the product works. Goes on after a failure, so that one run tells all. */
export async function runTests(progress: Progress, { only }: TestOptions): Promise<boolean> {
  const results: { title: string; seconds: number; result: StageResult }[] = [];
  const runStage = async ({ name, title, run }: Stage) => {
    if (only.length > 0 && !only.includes(name)) return;
    console.log(`\n━━ ${title}`);
    const startedAt = Date.now();
    const result = await run();
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    results.push({ title, seconds, result });
    console.log(
      `${result.failed ? '✗' : '✓'} ${title}: ${result.passed} passed, ${result.failed} failed, ${seconds} s`,
    );
  };

  const withoutStack = [...staticStages, unitStage, webBuildStage];
  const known = [...withoutStack, ...stackStages({})].map(({ name }) => name);
  const unknown = only.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Problem(`There is no stage called ${unknown.join(', ')}.`, `Stages are: ${known.join(', ')}.`);
  }

  for (const stage of withoutStack) await runStage(stage);
  if (stackStages({}).some(({ name }) => only.length === 0 || only.includes(name))) {
    const chromium = await progress.step('Chromium', obtainChromium);
    const stack = await startTestStack(progress);
    try {
      const env = { ...stack.environment, CHROMIUM_PATH: chromium };
      for (const stage of stackStages(env)) await runStage(stage);
    } finally {
      await stack.stop();
    }
  }

  const total = sumResults(results.map(({ result }) => result));
  console.log('\n━━ Summary');
  for (const { title, seconds, result } of results) {
    console.log(`  ${result.failed ? '✗' : '✓'} ${title.padEnd(40)} ${String(seconds).padStart(5)} s`);
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0;
}
