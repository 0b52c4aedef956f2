import { runLanes, sumResults, type StageReport } from '../checks/stage.ts';
import { staticPhases } from '../checks/static-stages.ts';

/** Everything that needs no running product, for a quick look before a commit. */
export async function runChecks(): Promise<boolean> {
  const reports: StageReport[] = [];
  for (const lanes of staticPhases()) reports.push(...(await runLanes(lanes)));
  const { failed } = sumResults(reports.map(({ result }) => result));
  console.log(failed === 0 ? '\nAll checks passed.' : `\n${failed} checks failed.`);
  return failed === 0;
}
