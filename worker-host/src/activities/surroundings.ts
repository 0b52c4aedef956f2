import type { KeyRing } from '@wfb/engine/contract/sealing';
import type { StepEvent } from '@wfb/engine/contract';
import type { PrismaClient } from '@wfb/prisma';
import type { WorkerLog } from '../events/worker-log.ts';
import type { Logger } from '../log.ts';
import type { SandboxPool } from '../sandbox/pool.ts';
import type { StartableWorkflow } from './new-run.ts';

/** What activities of every pool share. */
export interface Surroundings {
  prisma: PrismaClient;
  /** Where this machine stands. */
  region: string;
  keys: KeyRing;
  sandbox: SandboxPool;
  /** `fetch` behind the outgoing-request guard. */
  fetch: typeof globalThis.fetch;
  emit(event: StepEvent): void;
  /** Tells the servers that an outbox row of this kind was written. */
  tellOutbox(kind: string): void;
  /** Wakes a pool that was given work. */
  wake(queueName: string): void;
  /** Header fields of a sub-workflow's start, base64. */
  childHeader(child: {
    runId: string;
    startedBy: string | null;
    workflow: StartableWorkflow;
  }): Promise<Record<string, string>>;
  /** When a schedule fires next; null: never again. */
  nextFireAt(scheduleId: string): Promise<Date | null>;
  log: Logger;
  /** What people read on a worker's page. */
  workerLog: WorkerLog;
}

/** Whose work a pool does. Taken from the pool itself, never from what a run says. */
export interface PoolIdentity {
  workerId: string;
  /** Shown with the attempts that it made. */
  workerName: string;
  queueName: string;
  projectId: string;
  workspaceId: string;
  /** Its runs, and what they start, are carried in this region only. */
  pinnedRegion: string | null;
}
