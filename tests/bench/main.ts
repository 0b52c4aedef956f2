import { testStackVariables } from '@wfb/launcher/services/test-stack';
import { startBareTemporal } from './bare/bare-temporal.ts';
import { startBenchProduct } from './bench-product.ts';
import { meets, toLine, type Figure } from './figures.ts';
import { measureCompiler } from './measures/compiler.ts';
import { measureLongLists } from './measures/long-lists.ts';
import { measureMemory } from './measures/memory.ts';
import { measurePages } from './measures/pages.ts';
import { measureRuns } from './measures/runs.ts';
import { measureSimulator } from './measures/simulator.ts';
import { measureStartUp } from './measures/start-up.ts';
import { measureSteps } from './measures/steps.ts';
import { measureWebhooks } from './measures/webhooks.ts';

// `npm run bench`: prints each figure as it comes. `--json`: one document at the end. `--quick`: fewer repetitions.
// A missed bar is told, and does not make the command fail: machines differ, and timing decides no test.
const asJson = process.argv.includes('--json');
const effort = process.argv.includes('--quick') ? 1 : 4;

const stack = {
  databaseUrl: address('databaseUrl'),
  redisUrl: address('redisUrl'),
  temporalAddress: address('temporalAddress'),
};
const figures: Figure[] = [];
const report = (measured: Figure[]) => {
  figures.push(...measured);
  if (!asJson) for (const figure of measured) console.log(toLine(figure));
};

report(await measureCompiler(effort));
report(await measureSimulator(effort));
const bare = await startBareTemporal(stack.temporalAddress);
report(await measureSteps(stack.temporalAddress, bare, effort));
const bench = await startBenchProduct(stack);
try {
  report(await measureMemory(bench));
  report(await measureRuns(bench, bare, effort));
  report(await measureLongLists(bench, bare, effort));
  report(await measureWebhooks(bench, bare, effort));
  report(await measurePages(bench, effort));
} finally {
  await Promise.all([bench.stop(), bare.stop()]);
}
report(await measureStartUp());
if (asJson)
  console.log(
    JSON.stringify(
      figures.map((figure) => ({ ...figure, met: meets(figure) })),
      null,
      2,
    ),
  );

function address(which: keyof typeof testStackVariables): string {
  const value = process.env[testStackVariables[which]];
  if (!value) throw new Error(`${testStackVariables[which]} is not set: run this by "npm run bench"`);
  return value;
}
