import { testStackVariables } from '@wfb/launcher/services/test-stack';
import { startBareTemporal } from './bare/bare-temporal.ts';
import { startBenchProduct } from './bench-product.ts';
import { meets, toLine, type Figure } from './figures.ts';
import { measureBurst } from './measures/burst.ts';
import { measureCompiler } from './measures/compiler.ts';
import { measureLists } from './measures/lists.ts';
import { measureLive } from './measures/live.ts';
import { measureLongLists } from './measures/long-lists.ts';
import { measureMemory } from './measures/memory.ts';
import { measurePages } from './measures/pages.ts';
import { measureProjects } from './measures/projects.ts';
import { measureRuns } from './measures/runs.ts';
import { measureSimulator } from './measures/simulator.ts';
import { measureSplit } from './measures/split.ts';
import { measureStartUp } from './measures/start-up.ts';
import { measureSteps } from './measures/steps.ts';
import { measureWakeUp } from './measures/wake.ts';
import { measureWebhooks } from './measures/webhooks.ts';

// `npm run bench`: prints each figure as it comes; with names of measures (`npm run bench -- split burst`) those alone. `--json`: one
// document at the end. `--quick`: fewer repetitions. `--kill`: runners and hosts are killed during the burst.
// A missed bar is told, and does not make the command fail: machines differ, and timing decides no test.
const asJson = process.argv.includes('--json');
const effort = process.argv.includes('--quick') ? 1 : 4;

const stack = {
  databaseUrl: address('databaseUrl'),
  redisUrl: address('redisUrl'),
  temporalAddress: address('temporalAddress'),
};
const bare = onDemand(() => startBareTemporal(stack.temporalAddress));
const bench = onDemand(() => startBenchProduct(stack));

/** In the order in which they are made: those that press hardest come last. */
const measures: Record<string, () => Promise<Figure[]>> = {
  compiler: () => measureCompiler(effort),
  simulator: () => measureSimulator(effort),
  steps: async () => measureSteps(stack.temporalAddress, await bare.get(), effort),
  memory: async () => measureMemory(await bench.get()),
  runs: async () => measureRuns(await bench.get(), await bare.get(), effort),
  longLists: async () => measureLongLists(await bench.get(), await bare.get(), effort),
  webhooks: async () => measureWebhooks(await bench.get(), await bare.get(), effort),
  pages: async () => measurePages(await bench.get(), effort),
  live: async () => measureLive(await bench.get(), effort),
  wake: async () => measureWakeUp(await bench.get(), await bare.get(), effort),
  start: () => measureStartUp(),
  lists: () => measureLists(stack, effort),
  projects: () => measureProjects(stack),
  split: () => measureSplit(stack, effort),
  burst: () => measureBurst(stack, effort, process.argv.includes('--kill')),
};

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const unknown = wanted.filter((name) => !(name in measures));
if (unknown.length > 0) {
  console.error(`No such measure: ${unknown.join(', ')}. There are: ${Object.keys(measures).join(', ')}.`);
  process.exit(2);
}
const figures: Figure[] = [];
try {
  for (const [name, measure] of Object.entries(measures)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const measured = await measure();
    figures.push(...measured);
    if (!asJson) for (const figure of measured) console.log(toLine(figure));
  }
} finally {
  await Promise.all([bench.stop(), bare.stop()]);
}
if (asJson)
  console.log(
    JSON.stringify(
      figures.map((figure) => ({ ...figure, met: meets(figure) })),
      null,
      2,
    ),
  );

/** Started when it is first asked for, so that a single measure pays for what it uses. */
function onDemand<T extends { stop(): Promise<void> }>(start: () => Promise<T>) {
  let started: Promise<T> | undefined;
  return {
    get: () => (started ??= start()),
    stop: async () => (await started)?.stop(),
  };
}

function address(which: keyof typeof testStackVariables): string {
  const value = process.env[testStackVariables[which]];
  if (!value) throw new Error(`${testStackVariables[which]} is not set: run this by "npm run bench"`);
  return value;
}
