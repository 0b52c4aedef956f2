import type { WorkerEventKind } from '@wfb/engine/contract';
import { uuid7 } from '@wfb/prisma/uuid7';
import type { HostDatabase } from './database.ts';
import type { SeatHost } from './seat-rows.ts';

/** Something that happened to a seat, for people to read. */
export interface SeatEvent {
  id: string;
  kind: WorkerEventKind;
  reason: string;
}

/** Adds to the history of workers. */
export async function recordEvents(
  database: HostDatabase,
  host: SeatHost,
  events: SeatEvent[],
): Promise<void> {
  if (events.length === 0) return;
  await database.query(
    `INSERT INTO worker_events (id, "queueId", replica, kind, reason, "hostName", region)
     SELECT e."eventId", w."queueId", w.replica, e.kind, e.reason, $2, $3
     FROM jsonb_to_recordset($1::jsonb) AS e("eventId" uuid, id uuid, kind text, reason text) JOIN workers w ON w.id = e.id`,
    [JSON.stringify(events.map((event) => ({ ...event, eventId: uuid7() }))), host.hostName, host.region],
  );
}
