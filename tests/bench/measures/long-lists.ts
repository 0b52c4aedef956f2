import type { BareTemporal } from '../bare/bare-temporal.ts';
import type { BenchProduct } from '../bench-product.ts';
import { longList } from '../definitions.ts';
import type { Figure } from '../figures.ts';
import { timesOf } from '../load.ts';

/** A list that one execution after another goes through, each a window of it. */
export async function measureLongLists(
  bench: BenchProduct,
  bare: BareTemporal,
  effort: number,
): Promise<Figure[]> {
  const projectId = await bench.createProject('Long lists');
  const { id } = await bench.publish(projectId, longList);
  const count = 2_500 * effort;
  const [ms] = await timesOf(async () => bare.untilClosed(await bench.startRun(id, { count })), 1, 0);
  return [
    { name: `a task for each of ${count} items, in windows`, value: count / (ms! / 1_000), unit: 'items/s' },
  ];
}
