import type { HostDatabase } from './database.ts';
import { ownProcess } from './neighbours.ts';

export interface HostIdentity {
  id: string;
  hostName: string;
  region: string;
  labels: string[];
  /** The one queue that it serves; null: all that it fits; empty: none. */
  queueName: string | null;
  version: string;
}

/** This host's row: its heartbeat is how servers know that work is being done. */
export function createHostRow(database: HostDatabase, host: HostIdentity) {
  return {
    async beat(load: { memoryMb: number; cpuPercent: number }, draining: boolean): Promise<void> {
      await database.query(
        `INSERT INTO worker_hosts (id, "hostName", region, version, pid, "processSpace", "processStart",
           "startedAt", "heartbeatAt", "memoryMb", "cpuPercent", "drainingAt", labels, "queueName")
         VALUES ($1, $2, $3, $4, $5, $10, $11, now(), now(), $6, $7, CASE WHEN $8 THEN now() END, $9, $12)
         ON CONFLICT (id) DO UPDATE SET "heartbeatAt" = now(), "memoryMb" = $6, "cpuPercent" = $7,
           "drainingAt" = CASE WHEN $8 THEN coalesce(worker_hosts."drainingAt", now()) END`,
        [
          host.id,
          host.hostName,
          host.region,
          host.version,
          ownProcess.pid,
          load.memoryMb,
          load.cpuPercent,
          draining,
          host.labels,
          ownProcess.space,
          ownProcess.start,
          host.queueName,
        ],
      );
    },
    /** Rows of hosts that are long gone say nothing any more. */
    async stopped(): Promise<void> {
      await database.query(`UPDATE worker_hosts SET "stoppedAt" = now() WHERE id = $1`, [host.id]);
      await database.query(`DELETE FROM worker_hosts WHERE "heartbeatAt" < now() - interval '1 day'`);
    },
  };
}
