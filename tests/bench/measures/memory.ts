import type { BenchProduct } from '../bench-product.ts';
import type { Figure } from '../figures.ts';
import { residentMbOfTree } from '../resident-memory.ts';

const projects = 20;

/** Memory of the idle product with twenty projects: server, worker-host and all processes below them. */
export async function measureMemory(bench: BenchProduct): Promise<Figure[]> {
  for (let number = 1; number <= projects; number += 1) await bench.createProject(`Project ${number}`);
  const { server, workerHost } = bench.product;
  const roots = [server.pid, workerHost.pid].filter((pid) => pid !== undefined);
  const [serverMb, hostMb] = await Promise.all(roots.map(residentMbOfTree));
  return [
    { name: 'server at rest', value: serverMb ?? 0, unit: 'MB' },
    { name: 'worker-host at rest', value: hostMb ?? 0, unit: 'MB' },
    {
      name: `idle product with ${projects} projects`,
      value: (serverMb ?? 0) + (hostMb ?? 0),
      unit: 'MB',
      bar: { atMost: 500 },
    },
  ];
}
