import { staticPhases, webBuildStage } from '../checks/static-stages.ts';
import { runLanes, sumResults, type Stage, type StageReport } from '../checks/stage.ts';
import { stackPhases, unitStage } from '../checks/test-stages.ts';
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
  const stackNames = stackPhases({})
    .flat(2)
    .map(({ name }) => name);
  const known = [...phases.flat(2).map(({ name }) => name), ...stackNames];
  const unknown = only.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Problem(`There is no stage called ${unknown.join(', ')}.`, `Stages are: ${known.join(', ')}.`);
  }
  const asked = (stages: readonly Stage[]) =>
    stages.filter(({ name }) => only.length === 0 || only.includes(name));

  const reports: StageReport[] = [];
  const run = async (phase: readonly (readonly Stage[])[]) =>
    reports.push(...(await runLanes(phase.map(asked))));
  const needsStack = only.length === 0 || only.some((name) => stackNames.includes(name));
  // A machine that has none of it gets it while the static stages run.
  const chromium = needsStack ? progress.step('Chromium', obtainChromium) : undefined;
  const starting = needsStack ? startTestStack(progress) : undefined;
  for (const one of [chromium, starting]) one?.catch(() => undefined);
  try {
    for (const phase of phases) await run(phase);
    if (starting) {
      const { environment } = await starting;
      for (const phase of stackPhases({ ...environment, CHROMIUM_PATH: await chromium })) await run(phase);
    }
  } finally {
    await (await starting?.catch(() => undefined))?.stop();
  }

  const total = sumResults(reports.map(({ result }) => result));
  console.log('\n━━ Summary');
  for (const { title, seconds, result } of reports) {
    console.log(`  ${result.failed ? '✗' : '✓'} ${title.padEnd(40)} ${String(seconds).padStart(5)} s`);
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0;
}
