import { leaseForMs, type WorkerStatus } from '@wfb/engine/contract';
import type { HostDatabase } from './database.ts';
import { recordEvents, type SeatEvent } from './seat-events.ts';
import type { RestManner, RunnerStats } from './messages.ts';

/** A seat that this host holds by lease. */
export interface HeldSeat {
  id: string;
  replica: number;
  queueName: string;
  projectId: string;
  workspaceId: string;
  pinnedRegion: string | null;
  slots: number | null;
  /** In a process of its own. */
  dedicated: boolean;
  sleeping: boolean;
  /** A person wants it to begin anew. */
  restart: boolean;
}

/** Which seats a host may hold. */
export interface SeatHost {
  id: string;
  hostName: string;
  region: string;
  labels: string[];
  /** The one queue whose seats it takes; null: of all; empty: of none. */
  queueName: string | null;
}

export interface StatusChange {
  sleeping?: boolean;
  reason?: string | null;
  crashed?: boolean;
}

export type SeatRows = ReturnType<typeof createSeatRows>;

/** Left to its last holder for a while, so that hosts that start together share instead of racing. */
const orphanedAfterMs = 5_000;
const unlimited = 1_000_000;
const dueWithinMs = 15_000;
const changedWithinMs = 60_000;
const isOpen = `status IN ('queued', 'running', 'waiting')`;
const isSchedule = `kind = 'schedule' AND enabled AND "scheduleId" IS NOT NULL`;
const isFree = `(w."leaseUntil" IS NULL OR w."leaseUntil" < now())`;
const ms = `interval '1 millisecond'`;

/**
 * Seats that the pools ask for, of a host in the region `$2` with the labels `$3`; `$4` is how long a host may be silent, `$5` the one queue
 * that it serves, or null. A queue of another region is served while that one has no machine, unless its runs are pinned. An archived pool is
 * there again for a run that is tried again.
 */
const wantedSeats = `workers w JOIN queues q ON q.id = w."queueId" AND q.enabled AND w.desired = 'running' AND w.replica < q.replicas
  AND (q."archivedAt" IS NULL OR EXISTS (SELECT 1 FROM runs r WHERE r."queueName" = q.name AND r.${isOpen}))
  AND q."hostLabels" <@ $3::text[] AND ($5::text IS NULL OR q.name = $5)
  AND (q.region IS NULL OR q.region = $2 OR (NOT q.pinned
    AND NOT EXISTS (SELECT 1 FROM worker_hosts h WHERE h.region = q.region AND h."heartbeatAt" > now() - $4 * ${ms})))`;
/** Living hosts of the region `$2` that may serve the same. */
const colleagues = `worker_hosts WHERE region = $2 AND "queueName" IS NOT DISTINCT FROM $5 AND "stoppedAt" IS NULL AND "drainingAt" IS NULL AND "heartbeatAt" > now() - $4 * ${ms}`;

/** Seats in Postgres: queue × replica is the desired state, the lease says who serves it. */
export function createSeatRows(database: HostDatabase, host: SeatHost) {
  const hostId = host.id;
  const place = [hostId, host.region, host.labels, leaseForMs, host.queueName];
  const record = (events: SeatEvent[]): Promise<unknown> => recordEvents(database, host, events);
  return {
    /** Makes the rows of seats that the pools ask for and that nobody has made yet. */
    async fill(): Promise<void> {
      await database.query(
        `INSERT INTO workers (id, "queueId", replica, "updatedAt")
         SELECT gen_random_uuid(), q.id, n, now() FROM queues q CROSS JOIN LATERAL generate_series(0, q.replicas - 1) AS n
         WHERE q.enabled AND q."archivedAt" IS NULL
           AND NOT EXISTS (SELECT 1 FROM workers w WHERE w."queueId" = q.id AND w.replica = n)
         ON CONFLICT DO NOTHING`,
      );
    },

    /**
     * Takes free seats up to this host's share (seats per living host of the region, rounded up), and whatever nobody took
     * for long; a host of one queue is one worker, and takes one. Those with work come first. A seat whose holder fell silent is
     * written down as lost; one of this host whose lease lapsed, since the database was away, goes on as it was.
     */
    async claim(): Promise<void> {
      const lost = await database.query<{ id: string; hostName: string | null }>(
        `WITH share AS (SELECT ceil((SELECT count(*) FROM ${wantedSeats})::numeric / greatest(1, count(*))) AS seats FROM ${colleagues}),
         mine AS (SELECT count(*) AS held FROM workers WHERE "hostId" = $1 AND "leaseUntil" >= now()),
         found AS (
           SELECT w.id, row_number() OVER (ORDER BY EXISTS (
               SELECT 1 FROM runs r WHERE r."queueName" = q.name AND r.${isOpen}) DESC, w.id) AS place,
             coalesce(w."leaseUntil", w."stoppedAt", w."createdAt") < now() - $6 * ${ms} AS orphaned
           FROM ${wantedSeats} WHERE ${isFree}),
         taken AS (
           SELECT w.id, w."hostId", w.sleeping FROM workers w JOIN found f ON f.id = w.id CROSS JOIN share CROSS JOIN mine
           WHERE (f.orphaned OR f.place <= share.seats - mine.held) AND f.place <= $7 - mine.held AND ${isFree} FOR UPDATE OF w SKIP LOCKED),
         written AS (
           UPDATE workers w SET "hostId" = $1, "leaseUntil" = now() + $4 * ${ms}, "heartbeatAt" = now(), status = 'running',
             sleeping = true, "statusReason" = NULL, "slotsUsed" = 0, "currentTasks" = '[]', "startedAt" = now(), "stoppedAt" = NULL,
             "updatedAt" = now()
           FROM taken WHERE w.id = taken.id AND taken."hostId" IS DISTINCT FROM $1),
         kept AS (
           UPDATE workers w SET "leaseUntil" = now() + $4 * ${ms}, "heartbeatAt" = now() FROM taken
           WHERE w.id = taken.id AND taken."hostId" = $1)
         SELECT t.id, h."hostName" FROM taken t LEFT JOIN worker_hosts h ON h.id = t."hostId"
         WHERE t."hostId" <> $1 AND NOT t.sleeping`,
        [...place, orphanedAfterMs, host.queueName === null ? unlimited : 1],
      );
      await record(
        lost.map(({ id, hostName }) => ({
          id,
          kind: 'lost',
          reason: `${hostName ?? 'Its machine'} was not heard from any more; ${host.hostName} takes its place.`,
        })),
      );
    },

    /** How many seats this host holds beyond its share. */
    async surplus(): Promise<number> {
      const [row] = await database.query<{ surplus: number }>(
        `SELECT ((SELECT count(*) FROM workers WHERE "hostId" = $1 AND "leaseUntil" >= now())
           - ceil((SELECT count(*) FROM ${wantedSeats})::numeric / greatest(1, count(*))))::int AS surplus FROM ${colleagues}`,
        place,
      );
      return Math.max(0, row?.surplus ?? 0);
    },

    /** Seats held now that are still wanted. */
    held(): Promise<HeldSeat[]> {
      return database.query<HeldSeat>(
        `SELECT w.id, w.replica, w.sleeping, q.name AS "queueName", q."projectId", p."workspaceId",
           q."maxConcurrentTasks" AS slots, q.dedicated, CASE WHEN q.pinned THEN q.region END AS "pinnedRegion",
           coalesce(w."restartRequestedAt" > w."startedAt", false) AS restart
         FROM ${wantedSeats} JOIN projects p ON p.id = q."projectId"
         WHERE w."hostId" = $1 AND w."leaseUntil" >= now()`,
        place,
      );
    },

    /** Why a seat is not this host's to hold any more, in a sentence, and how its worker is to end. */
    async whyUnwanted(id: string): Promise<{ reason: string; manner: RestManner }> {
      const [row] = await database.query<{ reason: string; hurry: boolean }>(
        `SELECT w."hostId" IS DISTINCT FROM $1 OR w.desired = 'stopped' AS hurry,
           CASE WHEN w."hostId" IS DISTINCT FROM $1 THEN 'Another machine took its place.'
           WHEN w.desired = 'drained' THEN 'It was asked to finish and rest.' WHEN w.desired = 'stopped' THEN 'It was stopped.'
           WHEN NOT q.enabled THEN 'The pool was stopped.' WHEN q."archivedAt" IS NOT NULL THEN 'The pool was archived.'
           WHEN w.replica >= q.replicas THEN 'Fewer workers are needed.'
           WHEN NOT q."hostLabels" <@ $3::text[] THEN 'The pool wants another machine.'
           ELSE 'Its own region has machines again.' END AS reason
         FROM workers w JOIN queues q ON q.id = w."queueId" WHERE w.id = $2`,
        [hostId, id, host.labels],
      );
      if (!row) return { reason: 'The pool is gone.', manner: 'giveBack' };
      return { reason: row.reason, manner: row.hurry ? 'giveBack' : 'finish' };
    },

    /** Begun anew, as a person wanted. */
    async begun(id: string): Promise<void> {
      await database.query(`UPDATE workers SET "startedAt" = now() WHERE id = $1 AND "hostId" = $2`, [
        id,
        hostId,
      ]);
    },

    /** Adds to the history of workers. */
    record,

    /** Names of those queues that have open runs, or were woken lately; an action that was split off may be called by any run of its project. */
    async withWork(queueNames: string[], restAfterMs: number): Promise<Set<string>> {
      if (queueNames.length === 0) return new Set();
      const rows = await database.query<{ name: string }>(
        `SELECT q.name FROM queues q WHERE q.name = ANY($1) AND (q."wokenAt" > now() - $2 * ${ms}
           OR EXISTS (SELECT 1 FROM runs r WHERE r.${isOpen} AND r."queueName" IN (SELECT p.name FROM queues p
             WHERE p.id = q.id OR (q.kind = 'action' AND p."projectId" = q."projectId"))))`,
        [queueNames, restAfterMs],
      );
      return new Set(rows.map(({ name }) => name));
    },

    async hasSchedules(): Promise<boolean> {
      const rows = await database.query(`SELECT 1 FROM workflow_triggers WHERE ${isSchedule} LIMIT 1`);
      return rows.length > 0;
    },

    /**
     * Whether a schedule is about to fire, should have fired, or may be about to: one that is new or was just changed. What
     * fires says when it fires next, so between two moments nothing has to be served.
     */
    async schedulesAreDue(): Promise<boolean> {
      const rows = await database.query(
        `SELECT 1 FROM workflow_triggers WHERE ${isSchedule}
           AND ("nextFireAt" < now() + $1 * ${ms} OR "updatedAt" > now() - $2 * ${ms}
             OR ("nextFireAt" IS NULL AND "lastFiredAt" IS NULL)) LIMIT 1`,
        [dueWithinMs, changedWithinMs],
      );
      return rows.length > 0;
    },

    async setStatus(ids: string[], status: WorkerStatus, change: StatusChange = {}): Promise<void> {
      await database.query(
        `UPDATE workers SET status = $3, "statusReason" = $4, sleeping = coalesce($5, sleeping), "updatedAt" = now(),
           restarts = restarts + CASE WHEN $6 THEN 1 ELSE 0 END,
           "slotsUsed" = CASE WHEN $5 THEN 0 ELSE "slotsUsed" END,
           "currentTasks" = CASE WHEN $5 THEN '[]' ELSE "currentTasks" END,
           "cpuPercent" = CASE WHEN $5 THEN 0 ELSE "cpuPercent" END,
           "memoryMb" = CASE WHEN $5 THEN 0 ELSE "memoryMb" END
         WHERE id = ANY($1::uuid[]) AND "hostId" = $2`,
        [ids, hostId, status, change.reason ?? null, change.sleeping ?? null, change.crashed ?? false],
      );
    },

    /** Gives seats back at once, so that another host need not wait for the lease to lapse. */
    async release(ids: string[], reason: string | null): Promise<void> {
      await database.query(
        `UPDATE workers SET "hostId" = NULL, "leaseUntil" = NULL, status = 'stopped', sleeping = true, "statusReason" = $3,
           "stoppedAt" = now(), "slotsUsed" = 0, "currentTasks" = '[]', "cpuPercent" = 0, "memoryMb" = 0, "updatedAt" = now()
         WHERE id = ANY($1::uuid[]) AND "hostId" = $2`,
        [ids, hostId, reason],
      );
    },

    async renew(): Promise<void> {
      await database.query(
        `UPDATE workers SET "leaseUntil" = now() + $2 * ${ms}, "heartbeatAt" = now(), "updatedAt" = now()
         WHERE "hostId" = $1`,
        [hostId, leaseForMs],
      );
    },

    /** What the seats of one runner do. A process is shared by its seats: its memory is told in equal parts. */
    async report({ memoryMb, cpuPercent, seats }: RunnerStats): Promise<void> {
      await database.query(
        `UPDATE workers w SET "slotsUsed" = s.used, "slotsTotal" = s.total, "currentTasks" = s.tasks, "memoryMb" = $3,
           "cpuPercent" = $4, "tasksCompleted" = "tasksCompleted" + s.completed, "tasksFailed" = "tasksFailed" + s.failed
         FROM jsonb_to_recordset($2::jsonb) AS s(id uuid, used int, total int, completed bigint, failed bigint, tasks jsonb)
         WHERE w.id = s.id AND w."hostId" = $1`,
        [
          hostId,
          JSON.stringify(
            seats.map(({ workerId, slotsUsed, slotsTotal, completed, failed, tasks }) => ({
              ...{ id: workerId, used: slotsUsed, total: slotsTotal, completed, failed, tasks },
            })),
          ),
          memoryMb / Math.max(1, seats.length),
          cpuPercent / Math.max(1, seats.length),
        ],
      );
    },
  };
}
