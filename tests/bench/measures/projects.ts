import { performance } from 'node:perf_hooks';
import type { DefinitionInput } from '@wfb/engine/definition';
import { eventually } from '../../support/eventually.ts';
import type { StackAddresses } from '../../support/setup/stack.ts';
import { startBenchProduct } from '../bench-product.ts';
import type { Figure } from '../figures.ts';
import { residentMbOfTree } from '../resident-memory.ts';
import { poolOf } from '../runs-of-a-load.ts';

const projects = 200;
const withOpenRuns = 20;

const waits: DefinitionInput = {
  format: 1,
  name: 'Waits',
  events: [{ name: 'go' }],
  steps: [{ id: 'wait', kind: 'receive', event: 'go' }],
};

/** Two hundred projects with a pool each on one machine; twenty of them have open runs, so that their pools cannot sleep. */
export async function measureProjects(stack: StackAddresses): Promise<Figure[]> {
  const bench = await startBenchProduct(stack);
  const { server, workerHost } = bench.product;
  const awake: string[] = [];
  const untilAwake = () =>
    eventually(
      async () => {
        const pools = await Promise.all(awake.map((projectId) => poolOf(bench, projectId)));
        return pools.every(({ state }) => state === 'working');
      },
      { timeoutMs: 180_000, intervalMs: 500, what: 'a worker for each project with open runs' },
    );
  try {
    for (let number = 1; number <= projects; number += 1) {
      const projectId = await bench.createProject(`Project ${number}`);
      if (number > withOpenRuns) continue;
      const { id } = await bench.publish(projectId, waits);
      await bench.startRun(id, {});
      awake.push(projectId);
    }
    await untilAwake();
    await workerHost.stop();
    const begin = performance.now();
    await workerHost.start();
    await untilAwake();
    const readySeconds = (performance.now() - begin) / 1_000;
    const sizes = await Promise.all([server.pid!, workerHost.pid!].map(residentMbOfTree));
    return [
      {
        name: `${projects} projects, ${withOpenRuns} with open runs: memory in all`,
        value: sizes.reduce((sum, mb) => sum + mb, 0),
        unit: 'MB',
        bar: { atMost: 1_500 },
      },
      {
        name: `${projects} projects, ${withOpenRuns} with open runs: ready after a restart of the worker host`,
        value: readySeconds,
        unit: 's',
        bar: { atMost: 30 },
      },
    ];
  } finally {
    await bench.stop();
  }
}
