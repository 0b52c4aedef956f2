import { createPrisma, type PrismaClient } from '@wfb/prisma';
import { startBenchProduct, type BenchProduct } from '../bench-product.ts';
import { pureWebhook } from '../definitions.ts';
import { percentile, type Figure } from '../figures.ts';
import { timesOf } from '../load.ts';
import type { StackAddresses } from '../../support/setup/stack.ts';

const million = 1_000_000;
const workflows = 5;

/** How fast a workspace with a million runs is listed, filtered, searched and counted. All of them have ended, over 30 days. */
export async function measureLists(stack: StackAddresses, effort: number): Promise<Figure[]> {
  const bench = await startBenchProduct(stack);
  const prisma = createPrisma(bench.databaseUrl, { max: 2 });
  try {
    const projectId = await bench.createProject('Lists');
    const ids: string[] = [];
    for (let number = 0; number < workflows; number += 1)
      ids.push((await bench.publish(projectId, pureWebhook)).id);
    await insertRuns(prisma, projectId);

    const list = (query: string) => `/api/v1/runs?limit=50${query}`;
    let cursor = '';
    for (let page = 0; page < 20; page += 1)
      ({ nextCursor: cursor } = await bench.call<{ nextCursor: string }>(
        'GET',
        list(cursor && `&cursor=${cursor}`),
      ));
    const calls: Record<string, string> = {
      'first page': list(''),
      'page 21': list(`&cursor=${cursor}`),
      'those that failed': list('&status=failed'),
      'a rare status of a workflow': list(`&status=terminated&workflowId=${ids[3]!}`),
      'of a project': list(`&projectId=${projectId}`),
      'a search that few fit': list('&q=Order%20777777'),
      'a search that none fits': list('&q=xylophone'),
      'a search that many fit': list('&q=Lovelace'),
      'numbers of each status': '/api/v1/runs/counts',
    };
    const figures: Figure[] = [];
    for (const [name, path] of Object.entries(calls))
      figures.push(await timed(bench, `a million runs, ${name}, p95`, path, 25 * effort));
    return figures;
  } finally {
    await prisma.$disconnect();
    await bench.stop();
  }
}

async function timed(bench: BenchProduct, name: string, path: string, count: number): Promise<Figure> {
  const times = await timesOf(() => bench.call('GET', path), count, 5);
  return { name, value: percentile(times, 0.95), unit: 'ms', bar: { atMost: 50 } };
}

/** By the database itself: started over the API they would take hours. */
async function insertRuns(prisma: PrismaClient, projectId: string): Promise<void> {
  await prisma.$executeRaw`
    INSERT INTO runs (id, "workspaceId", "projectId", "workflowId", "versionId", "queueName", status, subject, trigger, input, output,
      error, "createdAt", "startedAt", "finishedAt", "updatedAt")
    SELECT uuidv7(-age), w."workspaceId", w."projectId", w.id, w."versionId", w."queueName",
      CASE WHEN n % 1000 = 0 THEN 'terminated' WHEN n % 35 = 0 THEN 'failed' WHEN n % 101 = 0 THEN 'cancelled' ELSE 'completed' END,
      'Order ' || n || ' · ' || (ARRAY['Ada Lovelace', 'Grace Hopper', 'Katherine Johnson', 'Alan Turing'])[1 + n % 4] || ' · € ' || n % 900,
      'webhook', jsonb_build_object('id', n), '{"ok": true}'::jsonb,
      CASE WHEN n % 35 = 0 THEN '{"code": "FAILED", "message": "The card was declined."}'::jsonb END,
      now() - age, now() - age, now() - age + interval '2 seconds', now() - age
    FROM (SELECT n, (${million} - n) * interval '2.5 seconds' + interval '1 minute' AS age FROM generate_series(1, ${million}) AS n) AS runs
    JOIN (
      SELECT w.id, p."workspaceId", w."projectId", w."activeVersionId" AS "versionId", q.name AS "queueName",
        row_number() OVER (ORDER BY w.id) - 1 AS place
      FROM workflows w JOIN projects p ON p.id = w."projectId" JOIN queues q ON q.id = w."queueId"
      WHERE w."projectId" = ${projectId}::uuid) AS w ON w.place = n % ${workflows}`;
  await prisma.$executeRaw`VACUUM (ANALYZE) runs`;
}
