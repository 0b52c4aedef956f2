import { Prisma, type Database } from '@wfb/prisma';
import { isUuid } from '@wfb/prisma/uuid7';
import type { ListRunsQuery, RunCounts } from './schemas.ts';
import { closedStatuses, runStatuses } from './statuses.ts';

/** Ids of a page of runs, newest first, with one more than asked for where there are more. */
export async function listRunIds(db: Database, workspaceId: string, query: ListRunsQuery): Promise<string[]> {
  const before = query.cursor === undefined ? Prisma.empty : Prisma.sql`AND id < ${query.cursor}::uuid`;
  const scope = Prisma.sql`"workspaceId" = ${workspaceId} ${narrowed(query)} ${before}`;
  const limit = query.limit + 1;
  const page = Prisma.sql`ORDER BY id DESC LIMIT ${limit}`;
  const statuses = query.status?.length ? [...new Set(query.status)] : null;
  const sql = query.q
    ? searchSql(scope, query.q, statuses, page)
    : statuses || query.projectId
      ? perStatusSql(scope, statuses ?? runStatuses, page)
      : Prisma.sql`SELECT id FROM runs WHERE ${scope} ${page}`;
  const rows = await db.$queryRaw<{ id: string }[]>(sql);
  return rows.map(({ id }) => id);
}

function narrowed(query: { workflowId?: string | undefined; projectId?: string | undefined }): Prisma.Sql {
  return Prisma.sql`
    ${query.workflowId ? Prisma.sql`AND "workflowId" = ${query.workflowId}::uuid` : Prisma.empty}
    ${query.projectId ? Prisma.sql`AND "projectId" = ${query.projectId}::uuid` : Prisma.empty}`;
}

/** One index range per status, merged: a rare status is found as fast as a frequent one, whatever the planner believes. */
function perStatusSql(scope: Prisma.Sql, statuses: readonly string[], page: Prisma.Sql): Prisma.Sql {
  const branches = statuses.map(
    (status) => Prisma.sql`(SELECT id FROM runs WHERE ${scope} AND status = ${status} ${page})`,
  );
  return Prisma.sql`SELECT id FROM (${Prisma.join(branches, ' UNION ALL ')}) AS found ${page}`;
}

/** Texts shorter than this make no trigram: only the newest runs are searched for them. */
const shortestIndexed = 3;
const newestSearched = 5_000;

function searchSql(
  scope: Prisma.Sql,
  q: string,
  statuses: readonly string[] | null,
  page: Prisma.Sql,
): Prisma.Sql {
  const status = statuses ? Prisma.sql`AND status = ANY(${[...statuses]}::text[])` : Prisma.empty;
  if (isUuid(q)) return Prisma.sql`SELECT id FROM runs WHERE ${scope} ${status} AND id = ${q}::uuid`;
  const pattern = `%${q.replaceAll('\0', '').replace(/[\\%_]/g, '\\$&')}%`;
  if ([...q].length >= shortestIndexed) {
    const matching = Prisma.sql`${scope} AND subject ILIKE ${pattern}`;
    return statuses
      ? perStatusSql(matching, statuses, page)
      : Prisma.sql`SELECT id FROM runs WHERE ${matching} ${page}`;
  }
  return Prisma.sql`
    SELECT id FROM (SELECT id, subject, status FROM runs WHERE ${scope} ORDER BY id DESC LIMIT ${newestSearched}) AS newest
    WHERE subject ILIKE ${pattern} ${status} ${page}`;
}

const countedDays = 30;

/**
 * Open runs are counted, closed ones summed from the rollup: whole days, then the minutes of its last day, then the runs behind
 * the last minute that it knows.
 */
export async function countRuns(
  db: Database,
  workspaceId: string,
  query: { workflowId?: string | undefined; projectId?: string | undefined },
): Promise<RunCounts> {
  const scope = Prisma.sql`"workspaceId" = ${workspaceId} ${narrowed(query)}`;
  const rollupScope = Prisma.sql`
    "projectId" IN (SELECT id FROM projects WHERE "workspaceId" = ${workspaceId}) ${narrowed(query)}`;
  const rows = await db.$queryRaw<{ status: string; count: number }[]>(Prisma.sql`
    WITH edge AS (
      SELECT date_trunc('day', now(), 'UTC') - ${countedDays - 1} * interval '1 day' AS first,
        (SELECT max(at) FROM run_rollups WHERE grain = 'minute') AS minute),
    bounds AS (SELECT first, greatest(minute, first) AS live, date_trunc('day', greatest(minute, first), 'UTC') AS day FROM edge),
    summed AS (
      SELECT sum(completed) AS completed, sum(failed) AS failed, sum(cancelled) AS cancelled, sum(terminated) AS terminated
      FROM run_rollups, bounds
      WHERE ${rollupScope} AND ((grain = 'day' AND at >= first AND at < day)
        OR (grain = 'minute' AND at >= day AND at < live)))
    SELECT status, sum(count)::int AS count FROM (
      SELECT status, count(*) FROM runs WHERE ${scope} AND status IN ('queued', 'running', 'waiting') GROUP BY status
      UNION ALL SELECT status, count(*) FROM runs, bounds WHERE ${scope} AND "finishedAt" >= live
        AND status = ANY(${[...closedStatuses]}::text[]) GROUP BY status
      UNION ALL SELECT pair.status, pair.count FROM summed CROSS JOIN LATERAL (VALUES
        ('completed', completed), ('failed', failed), ('cancelled', cancelled), ('terminated', terminated)) AS pair(status, count)
    ) AS parts GROUP BY status`);
  const counts = Object.fromEntries(runStatuses.map((status) => [status, 0])) as RunCounts;
  for (const { status, count } of rows) counts[status as keyof RunCounts] = count ?? 0;
  return counts;
}
