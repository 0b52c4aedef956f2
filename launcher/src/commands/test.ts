import { staticPhases, webBuildStage } from '../checks/static-stages.ts';
import { runLanes, sumResults, type Stage, type StageReport } from '../checks/stage.ts';
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
  const phases = staticPhases([unitStage, webBuildStage]);
  const known = [...phases.flat(2), ...stackStages({})].map(({ name }) => name);
  const unknown = only.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Problem(`There is no stage called ${unknown.join(', ')}.`, `Stages are: ${known.join(', ')}.`);
  }
  const asked = (stages: readonly Stage[]) =>
    stages.filter(({ name }) => only.length === 0 || only.includes(name));

  const reports: StageReport[] = [];
  for (const lanes of phases) reports.push(...(await runLanes(lanes.map(asked))));
  if (asked(stackStages({})).length > 0) {
    const chromium = await progress.step('Chromium', obtainChromium);
    const stack = await startTestStack(progress);
    try {
      const env = { ...stack.environment, CHROMIUM_PATH: chromium };
      reports.push(...(await runLanes([asked(stackStages(env))])));
    } finally {
      await stack.stop();
    }
  }

  const total = sumResults(reports.map(({ result }) => result));
  console.log('\n━━ Summary');
  for (const { title, seconds, result } of reports) {
    console.log(`  ${result.failed ? '✗' : '✓'} ${title.padEnd(40)} ${String(seconds).padStart(5)} s`);
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0;
}
