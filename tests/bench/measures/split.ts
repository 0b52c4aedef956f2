import { setTimeout as delay } from 'node:timers/promises';
import type { DefinitionInput, Step } from '@wfb/engine/definition';
import { startLedger } from '../../faults/support/ledger.ts';
import type { StackAddresses } from '../../support/setup/stack.ts';
import { startBenchProduct, type BenchProduct } from '../bench-product.ts';
import { callOf } from '../definitions.ts';
import { percentile, ratio, type Figure } from '../figures.ts';
import { poolOf, runsOf, untilAllEnded } from '../runs-of-a-load.ts';

const slowMs = 2_000;
/** A slow call needs two seconds of a slot, so the pool carries two of them a second, and more come. */
const slots = 4;
const slowPerSecond = 2.5;
/** Ten quick tasks for fifteen slow ones: these are 60 % of all. */
const slowPerQuickRun = 15;

/** Ten tasks at once: they take their places in the pool beside the slow ones. */
const tenQuick: DefinitionInput = {
  format: 1,
  name: 'Ten quick',
  steps: [
    {
      id: 'all',
      kind: 'parallel',
      lanes: Array.from({ length: 10 }, (_, index) => ({
        id: `lane${index}`,
        steps: [
          { id: `quick${index}`, kind: 'task', action: 'crypto.hash', with: { text: 'abc' } } satisfies Step,
        ],
      })),
    },
  ],
};

/** One slow action beside ten quick ones, under the same load before and after it is split off. */
export async function measureSplit(stack: StackAddresses, effort: number): Promise<Figure[]> {
  const ledger = await startLedger(slowMs);
  const bench = await startBenchProduct(stack, { ALLOWED_HOSTS: ledger.host });
  try {
    const projectId = await bench.createProject('Split');
    const { id: poolId } = await poolOf(bench, projectId);
    await bench.call('PATCH', `/api/v1/projects/${projectId}/queues/${poolId}`, {
      maxConcurrentTasks: slots,
    });
    const slow = await bench.publish(projectId, callOf('Slow', ledger.url));
    const quickP95 = async (name: string): Promise<number> => {
      const quick = await bench.publish(projectId, { ...tenQuick, name });
      // Their worker is awake, and has seen both.
      await Promise.all([slow, quick].map(({ id }) => bench.startRun(id, {})));
      await untilAllEnded(bench, projectId, 60_000);
      await load(bench, slow.id, quick.id, 15 * effort);
      await untilAllEnded(bench, projectId, 300_000);
      const times = (await runsOf(bench, quick.id)).map(
        ({ createdAt, finishedAt }) => Date.parse(finishedAt!) - Date.parse(createdAt),
      );
      return percentile(times, 0.95);
    };
    const before = await quickP95('Ten quick, before');
    await bench.call('PUT', `/api/v1/projects/${projectId}/splits/http.request`);
    const after = await quickP95('Ten quick, after');
    return [
      { name: 'quick actions beside a slow one, p95', value: before, unit: 'ms' },
      { name: 'quick actions after the slow one was split off, p95', value: after, unit: 'ms' },
      ratio('quick actions before against after the split', before / after, { atLeast: 5 }),
    ];
  } finally {
    await bench.stop();
    ledger.close();
  }
}

/** Runs that come at their times, however long those before them take. */
async function load(bench: BenchProduct, slowId: string, quickId: string, seconds: number): Promise<void> {
  const begin = Date.now();
  const starts: Promise<string>[] = [];
  for (let count = 0; count < seconds * slowPerSecond; count += 1) {
    await delay(Math.max(0, begin + (count * 1_000) / slowPerSecond - Date.now()));
    starts.push(bench.startRun(slowId, {}));
    if (count % slowPerQuickRun === slowPerQuickRun - 1) starts.push(bench.startRun(quickId, {}));
  }
  await Promise.all(starts);
}
