import { eventually } from '../support/eventually.ts';
import type { BenchProduct } from './bench-product.ts';

interface Pool {
  id: string;
  openRuns: number;
  replicas: number;
  state: string;
}

interface ListedRun {
  id: string;
  status: string;
  createdAt: string;
  finishedAt: string | null;
}

/** The pool that runs of a project wait in. */
export async function poolOf(bench: BenchProduct, projectId: string): Promise<Pool> {
  const { items } = await bench.call<{ items: Pool[] }>('GET', `/api/v1/projects/${projectId}/queues`);
  return items[0]!;
}

/** Waits until no run of the project is open. */
export async function untilAllEnded(
  bench: BenchProduct,
  projectId: string,
  timeoutMs: number,
): Promise<void> {
  await eventually(async () => (await poolOf(bench, projectId)).openRuns === 0, {
    ...{ timeoutMs, intervalMs: 500, what: 'the end of all runs' },
  });
}

export async function runsOf(bench: BenchProduct, workflowId: string): Promise<ListedRun[]> {
  const runs: ListedRun[] = [];
  for (let cursor = ''; ;) {
    const page = await bench.call<{ items: ListedRun[]; nextCursor: string | null }>(
      'GET',
      `/api/v1/runs?workflowId=${workflowId}&limit=100${cursor}`,
    );
    runs.push(...page.items);
    if (!page.nextCursor) return runs;
    cursor = `&cursor=${page.nextCursor}`;
  }
}
