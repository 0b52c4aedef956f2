import { performance } from 'node:perf_hooks';
import type { BareTemporal } from '../bare/bare-temporal.ts';
import type { BenchProduct } from '../bench-product.ts';
import { tenFastTasks } from '../definitions.ts';
import { percentile, type Figure } from '../figures.ts';

/** From the start of a pool's first run to its end: the pool sleeps, and so do all others of the machine. */
export async function measureWakeUp(
  bench: BenchProduct,
  bare: BareTemporal,
  effort: number,
): Promise<Figure[]> {
  const { workerHost, untilReady } = bench.product;
  const times = { first: [] as number[], further: [] as number[] };
  for (let round = 0; round <= effort; round += 1) {
    await workerHost.stop();
    await workerHost.start();
    await untilReady();
    for (const which of ['first', 'further'] as const) {
      const { id } = await bench.publish(await bench.createProject(`Wakes ${round} ${which}`), tenFastTasks);
      const begin = performance.now();
      await bare.untilClosed(await bench.startRun(id, { text: 'abc' }));
      times[which].push(performance.now() - begin);
    }
  }
  return [
    {
      name: 'first run on a machine whose pools all sleep, start to end',
      value: percentile(times.first, 0.5),
      unit: 'ms',
      bar: { atMost: 2_000 },
    },
    {
      name: 'first run of a pool that sleeps beside others, start to end',
      value: percentile(times.further, 0.5),
      unit: 'ms',
      bar: { atMost: 2_000 },
    },
  ];
}
