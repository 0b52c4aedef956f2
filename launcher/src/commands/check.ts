import { staticStages } from '../checks/static-stages.ts';

/** Everything that needs no running product, for a quick look before a commit. */
export async function runChecks(): Promise<boolean> {
  let failed = 0;
  for (const { title, run } of staticStages) {
    console.log(`\n━━ ${title}`);
    failed += (await run()).failed;
  }
  console.log(failed === 0 ? '\nAll checks passed.' : `\n${failed} checks failed.`);
  return failed === 0;
}
