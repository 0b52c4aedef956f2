import { readdir, readFile } from 'node:fs/promises';
import type { BenchProduct } from '../bench-product.ts';
import type { Figure } from '../figures.ts';

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

/** Proportional set size (shared pages counted by halves, thirds, …) of a process and its descendants, from Linux' /proc. */
async function residentMbOfTree(root: number): Promise<number> {
  const parents = await parentsOfAll();
  const tree = [root];
  for (const pid of tree)
    tree.push(...[...parents].filter(([, parent]) => parent === pid).map(([child]) => child));
  const sizes = await Promise.all(
    tree.map(async (pid) => {
      const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
      return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0);
    }),
  );
  return sizes.reduce((sum, kb) => sum + kb, 0) / 1024;
}

async function parentsOfAll(): Promise<Map<number, number>> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const pairs = await Promise.all(
    pids.map(async (pid) => {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      return [pid, parent] as const;
    }),
  );
  return new Map(pairs);
}
