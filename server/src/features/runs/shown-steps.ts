import { Prisma, type Database } from '@wfb/prisma';
import { loadSteps } from './run-rows.ts';
import type { ListStepsQuery, RunStep } from './schemas.ts';

/** Rows of a run that its page begins with; of a longer one, those that people look for, and the first ones. */
const mostShown = 1_000;
/** Items of loops that are shown because something in them failed, or is open. */
const itemsSought = 50;
const firstShown = 300;

/** Steps of a run, all or, of a long run, some: `leftOut` tells which. */
export async function loadShownSteps(
  db: Database,
  runId: string,
): Promise<{ steps: RunStep[]; leftOut: boolean }> {
  const [counted] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT FROM run_steps WHERE "runId" = ${runId}::uuid LIMIT ${mostShown + 1}) AS counted`;
  const leftOut = counted!.count > mostShown;
  const wanted = leftOut
    ? (await soughtInstances(db, runId)).map((instance) => ({ runId, instance }))
    : [{ runId }];
  return { steps: (await loadSteps(db, wanted)).map(({ step }) => step), leftOut };
}

/** Steps outside of loops; whole items in which something is open or failed, the latest of each; and the first ones of all. */
async function soughtInstances(db: Database, runId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ instance: string }[]>(Prisma.sql`
    WITH parts AS (
      SELECT instance, "firstSeq", split_part(instance, '/', 1) AS item,
        CASE WHEN strpos(instance, '[') = 0 THEN 'outside' WHEN status IN ('running', 'waiting') THEN 'open'
          WHEN status = 'failed' THEN 'failed' ELSE 'ended' END AS part
      FROM run_steps WHERE "runId" = ${runId}::uuid),
    sought AS (
      SELECT DISTINCT item FROM (
        SELECT item, row_number() OVER (PARTITION BY part ORDER BY "firstSeq" DESC) AS place
        FROM parts WHERE part IN ('open', 'failed')) AS placed
      WHERE place <= ${itemsSought}),
    earliest AS (SELECT instance FROM parts WHERE part = 'ended' ORDER BY "firstSeq" LIMIT ${firstShown})
    SELECT instance FROM parts
    WHERE part = 'outside' OR item IN (SELECT item FROM sought) OR instance IN (SELECT instance FROM earliest)
    ORDER BY part = 'outside' DESC, part IN ('open', 'failed') DESC, "firstSeq" LIMIT ${mostShown}`);
  return rows.map(({ instance }) => instance);
}

/** Steps of a run in the order in which they began, page by page. */
export async function listRunSteps(
  db: Database,
  runId: string,
  { within, item, cursor, limit }: ListStepsQuery,
): Promise<{ items: RunStep[]; nextCursor: string | null }> {
  const prefix = within === undefined ? '' : `${within}[${item === undefined ? '' : `${item}]/`}`;
  const rows = await db.$queryRaw<{ instance: string; firstSeq: number }[]>(Prisma.sql`
    SELECT instance, "firstSeq" FROM run_steps
    WHERE "runId" = ${runId}::uuid AND "firstSeq" > ${cursor ?? -1} AND starts_with(instance, ${prefix})
    ORDER BY "firstSeq" LIMIT ${limit + 1}`);
  const page = rows.slice(0, limit);
  const loaded = await loadSteps(
    db,
    page.map(({ instance }) => ({ runId, instance })),
  );
  return {
    items: loaded.map(({ step }) => step),
    nextCursor: rows.length > limit ? String(page.at(-1)!.firstSeq) : null,
  };
}
