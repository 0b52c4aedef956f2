import { type Database, Prisma } from './index.ts';

/** A host that was silent for longer is taken to be gone. Milliseconds; the same as a lease in engine/contract, which this package may not import. */
const hostGoneAfterMs = 30_000;

/** What decides where a workflow's next run is carried. */
export interface RunPlace {
  queueId: string;
  queueName: string;
  projectId: string;
  /** Preferred by its project, the dearest first; none: anywhere. */
  regions: string[];
  pinnedRegion: string | null;
}

/** Makes the name of a pool's queue in a region (engine/contract/queue-names). */
export type NameRegionalQueue = (queue: {
  userId: string;
  projectId: string;
  defaultName: string;
  poolName: string;
  region: string;
  pinned: boolean;
}) => string;

/**
 * The queue on which a new run waits. Pinned runs have a queue that only machines of their region serve; others go to the first region of
 * the project's preference that has a machine, then to any that has.
 */
export async function chooseRunQueue(
  db: Database,
  place: RunPlace,
  nameOf: NameRegionalQueue,
): Promise<string> {
  if (place.pinnedRegion) return openRegionalQueue(db, place, place.pinnedRegion, true, nameOf);
  const [dearest] = place.regions;
  if (dearest === undefined) return place.queueName;
  const live = await findLiveRegions(db);
  const region =
    place.regions.find((each) => live.includes(each)) ??
    // The order in which regions are tried that nobody named says nothing, but it must not change from run to run.
    live[0] ??
    dearest;
  return openRegionalQueue(db, place, region, false, nameOf);
}

/** Regions with a machine that takes work, by name. */
export async function findLiveRegions(db: Database): Promise<string[]> {
  const rows = await db.$queryRaw<{ region: string }[]>(Prisma.sql`
    SELECT DISTINCT region FROM worker_hosts WHERE "stoppedAt" IS NULL AND "drainingAt" IS NULL
      AND "heartbeatAt" > now() - ${hostGoneAfterMs} * interval '1 millisecond' ORDER BY region`);
  return rows.map(({ region }) => region);
}

/** The pool's queue in a region, made with the pool's settings when the first run needs it. */
async function openRegionalQueue(
  db: Database,
  { queueId, queueName, projectId }: RunPlace,
  region: string,
  pinned: boolean,
  nameOf: NameRegionalQueue,
): Promise<string> {
  const key = { poolId: queueId, region, pinned };
  const known = await db.queue.findFirst({ where: key, select: { name: true } });
  if (known) return known.name;
  const project = await db.project.findUniqueOrThrow({
    where: { id: projectId },
    select: { createdById: true, queues: { where: { isDefault: true }, select: { name: true } } },
  });
  const name = nameOf({
    userId: project.createdById,
    projectId,
    defaultName: project.queues[0]?.name ?? queueName,
    poolName: queueName,
    region,
    pinned,
  });
  await db.$executeRaw(Prisma.sql`
    WITH part AS (
      INSERT INTO queues (id, "projectId", name, title, kind, "poolId", region, pinned, ${copied}, "updatedAt")
      SELECT gen_random_uuid(), q."projectId", ${name}, q.title, 'region', q.id, ${region}, ${pinned}, ${copiedOf}, now()
      FROM queues q WHERE q.id = ${queueId}::uuid
      ON CONFLICT DO NOTHING RETURNING id, "rateLimit")
    INSERT INTO outbox (id, kind, "subjectId", payload)
    SELECT gen_random_uuid(), 'queue.configure', id::text, jsonb_build_object('queueId', id) FROM part WHERE "rateLimit" IS NOT NULL`);
  return name;
}

/** Settings of a pool that its parts have, too. */
export const copiedSettings = [
  'title',
  'minWorkers',
  'maxWorkers',
  'scaling',
  'maxConcurrentTasks',
  'rateLimit',
  'taskTimeoutSeconds',
  'runTimeoutSeconds',
  'priority',
  'fairness',
  'environment',
  'hostLabels',
  'dedicated',
  'enabled',
] as const;
const copiedNames = copiedSettings.filter((name) => name !== 'title');
const copied = Prisma.raw(copiedNames.map((name) => `"${name}"`).join(', '));
const copiedOf = Prisma.raw(copiedNames.map((name) => `q."${name}"`).join(', '));

/** How a run is carried, beside where. */
export interface RunTerms {
  /** 1 (first) to 5. */
  priority: number;
  fairnessKey?: string;
  /** Of a task's attempt where its step says nothing. */
  taskTimeoutMs?: number;
  /** Of the run where its workflow says nothing. */
  runTimeoutMs?: number;
}

/** What a pool and a workflow say of how runs are carried. */
export interface TermsRow {
  workflowId: string;
  /** The workflow's, or else the pool's. */
  priority: number;
  fairness: boolean;
  taskTimeoutSeconds: number | null;
  runTimeoutSeconds: number | null;
}

/** Columns of a `TermsRow`, of a workflow `w` and its queue `q`. */
export const termsColumns = Prisma.sql`w.id AS "workflowId", coalesce(w.priority, q.priority) AS priority, q.fairness,
  q."taskTimeoutSeconds", q."runTimeoutSeconds"`;

export function toRunTerms(row: TermsRow): RunTerms {
  return {
    priority: row.priority,
    ...(row.fairness ? { fairnessKey: row.workflowId } : {}),
    ...(row.taskTimeoutSeconds ? { taskTimeoutMs: row.taskTimeoutSeconds * 1_000 } : {}),
    ...(row.runTimeoutSeconds ? { runTimeoutMs: row.runTimeoutSeconds * 1_000 } : {}),
  };
}

/** Of a run that was written down and is started only now. */
export async function findRunTerms(db: Database, runId: string): Promise<RunTerms> {
  const [row] = await db.$queryRaw<TermsRow[]>(Prisma.sql`
    SELECT ${termsColumns} FROM runs r JOIN workflows w ON w.id = r."workflowId" JOIN queues q ON q.name = r."queueName"
    WHERE r.id = ${runId}::uuid`);
  // Runs outlive the names of their queues only in databases that were tampered with; they are started all the same.
  return row ? toRunTerms(row) : { priority: 3 };
}
