import { hasEnded, identifyProcess, ownProcessSpace } from '@wfb/engine/contract/process-identity';
import type { HostDatabase } from './database.ts';

interface Neighbour {
  id: string;
  hostName: string;
  pid: number;
  processStart: string;
}

/** What a host writes down of its process, so that others of this machine can tell when it is dead; nulls where the system does not say. */
export const ownProcess = {
  pid: process.pid,
  space: ownProcessSpace() ?? null,
  start: identifyProcess(process.pid)?.startedAt ?? null,
};

/** Hosts of this machine, dead ones among them: one that was killed can give nothing back, and the next one need not wait for its leases. */
export function createNeighbours(database: HostDatabase, hostId: string) {
  return {
    /** Ends the leases of those whose processes have ended; gives their names. */
    async bury(): Promise<string[]> {
      if (ownProcess.space === null) return [];
      const neighbours = await database.query<Neighbour>(
        `SELECT id, "hostName", pid, "processStart" FROM worker_hosts
         WHERE "processSpace" = $1 AND "processStart" IS NOT NULL AND "stoppedAt" IS NULL AND id <> $2`,
        [ownProcess.space, hostId],
      );
      const dead = neighbours.filter(({ pid, processStart }) => hasEnded({ pid, startedAt: processStart }));
      if (dead.length === 0) return [];
      // The seats keep their holder's name: who takes them writes down whom they were lost by.
      await database.query(
        `WITH buried AS (UPDATE worker_hosts SET "stoppedAt" = now() WHERE id = ANY($1) RETURNING id)
         UPDATE workers w SET "leaseUntil" = now() - interval '1 millisecond' FROM buried WHERE w."hostId" = buried.id`,
        [dead.map(({ id }) => id)],
      );
      return dead.map(({ hostName }) => hostName);
    },
  };
}
