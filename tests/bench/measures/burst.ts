import { startLedger, type Ledger } from '../../faults/support/ledger.ts';
import { eventually } from '../../support/eventually.ts';
import type { StackAddresses } from '../../support/setup/stack.ts';
import { startBenchProduct, type BenchProduct } from '../bench-product.ts';
import { callOf } from '../definitions.ts';
import { ratio, type Figure } from '../figures.ts';
import { killAtRandom } from '../kill-at-random.ts';
import { poolOf, runsOf, untilAllEnded } from '../runs-of-a-load.ts';

const taskMs = 2_000;
/** With so few, a worker waits for its calls rather than for a processor: more workers help on a small machine, too. */
const slots = 5;
const most = 6;
const startsAtOnce = 20;
const none = { atMost: 0 };

const policy = {
  up: { depth: 20 },
  down: { depth: 10, waitSeconds: 5, cpuPercent: 100, cpuForSeconds: 0 },
  ...{ upCooldownSeconds: 0, downCooldownSeconds: 0 },
};

interface Decision {
  action: 'up' | 'down' | 'hold';
  from: number;
  to: number;
}

/**
 * A burst of runs on a pool that scales from one worker to several and back, against one fixed worker. `kill`: runners and hosts are
 * ended by -9 at random while it lasts.
 */
export async function measureBurst(stack: StackAddresses, effort: number, kill: boolean): Promise<Figure[]> {
  const count = 500 * effort;
  const ledger = await startLedger(taskMs);
  const bench = await startBenchProduct(stack, { ALLOWED_HOSTS: ledger.host });
  try {
    const fixedWaitMs = await fixedWait(bench, ledger, count);

    const pool = await scaledPool(bench, 'Scaled', { policy, minWorkers: 1, maxWorkers: most });
    const { id } = await bench.publish(pool.projectId, callOf('Burst', ledger.url));
    const killing = kill ? killAtRandom(bench.product) : undefined;
    let workers = 1;
    const carriedOut = async () => {
      const { openRuns, replicas } = await poolOf(bench, pool.projectId);
      workers = Math.max(workers, replicas);
      return openRuns === 0;
    };
    const carry = async () => {
      try {
        const waiting = await burst(bench, ledger, id, count);
        await eventually(carriedOut, {
          timeoutMs: 1_800_000,
          intervalMs: 1_000,
          what: 'the end of the burst',
        });
        return waiting();
      } finally {
        await killing?.stop();
      }
    };
    const waits = await carry();
    await eventually(async () => (await poolOf(bench, pool.projectId)).replicas === 1, {
      ...{ timeoutMs: 600_000, intervalMs: 1_000, what: 'one worker again' },
    });

    const runs = await runsOf(bench, id);
    const completed = runs.filter(({ status }) => status === 'completed').length;
    const effects = ledger.keys().filter((key) => runs.some((run) => key.startsWith(`${run.id}/`))).length;
    const peakMs = Math.max(...waits);
    return [
      { name: `burst of ${count} runs: workers at the most`, value: workers, unit: 'workers' },
      ...(killing === undefined
        ? []
        : [{ name: 'ended by kill -9 meanwhile', value: killing.kills(), unit: 'processes' } as const]),
      { name: 'runs lost in the burst', value: count - completed, unit: 'runs', bar: none },
      {
        name: 'effects besides one of each run',
        value: Math.abs(effects - count),
        unit: 'effects',
        bar: none,
      },
      {
        name: 'scaling decisions out of their order',
        value: disorder(await decisionsOf(bench, pool)),
        unit: 'decisions',
        bar: none,
      },
      { name: 'waiting at the peak of the burst', value: peakMs / 1_000, unit: 's' },
      {
        name: 'waiting at the peak with a fixed worker, from its rate',
        value: fixedWaitMs / 1_000,
        unit: 's',
      },
      ratio(
        'waiting at the peak against a fixed worker',
        peakMs / fixedWaitMs,
        kill ? undefined : { atMost: 1 / 3 },
      ),
    ];
  } finally {
    await bench.stop();
    ledger.close();
  }
}

async function scaledPool(bench: BenchProduct, name: string, scaling: object) {
  const projectId = await bench.createProject(name);
  const { id } = await poolOf(bench, projectId);
  const path = `/api/v1/projects/${projectId}/queues/${id}`;
  await bench.call('PATCH', path, { maxConcurrentTasks: slots });
  await bench.call('PUT', `${path}/scaling`, scaling);
  return { projectId, path };
}

/** A tenth of the burst tells how long the last run of all of it would wait: a worker at its limit carries so many a second and no more. */
async function fixedWait(bench: BenchProduct, ledger: Ledger, count: number): Promise<number> {
  const fixed = { policy: { ...policy, mode: 'off' }, minWorkers: 1, maxWorkers: 1 };
  const { projectId } = await scaledPool(bench, 'Fixed', fixed);
  const { id } = await bench.publish(projectId, callOf('Fixed', ledger.url));
  await bench.startRun(id, {});
  await untilAllEnded(bench, projectId, 60_000);
  const waits = await burst(bench, ledger, id, count / 10);
  await untilAllEnded(bench, projectId, 600_000);
  return Math.max(...waits()) * 10;
}

/** Starts runs as fast as they are accepted. What it gives tells how long each waited for its task to be begun. */
async function burst(
  bench: BenchProduct,
  ledger: Ledger,
  workflowId: string,
  count: number,
): Promise<() => number[]> {
  const startedAt = new Map<string, number>();
  let left = count;
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      const at = Date.now();
      startedAt.set(await bench.startRun(workflowId, {}), at);
    }
  };
  await Promise.all(Array.from({ length: startsAtOnce }, lane));
  return () => [...startedAt].map(([id, at]) => (ledger.askedAt.get(`${id}/call`) ?? Infinity) - at);
}

async function decisionsOf(bench: BenchProduct, { path }: { path: string }): Promise<Decision[]> {
  const { items } = await bench.call<{ items: Decision[] }>('GET', `${path}/scaling/decisions?limit=100`);
  return items.filter(({ action }) => action !== 'hold').toReversed();
}

/** Each goes on where the last one left off, and one burst takes a pool up and then down. */
function disorder(decisions: Decision[]): number {
  const firstDown = decisions.findIndex(({ action }) => action === 'down');
  return decisions.filter(({ action, from }, index) => {
    const follows = from === (index === 0 ? 1 : decisions[index - 1]!.to);
    return !follows || (firstDown >= 0 && index > firstDown && action === 'up');
  }).length;
}
