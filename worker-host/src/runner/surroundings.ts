import type { Client } from '@temporalio/client';
import { createBlobStore } from '@wfb/blobs';
import { type BlobStore, outboxChannel, wakeChannel } from '@wfb/engine/contract';
import { createRunHeaders } from '@wfb/engine/temporal';
import { createGuardedFetch, parseAllowList } from '@wfb/connectors/guard';
import { createPrisma } from '@wfb/prisma';
import { findRoutes } from '@wfb/prisma/routes';
import type { Surroundings } from '../activities/index.ts';
import type { WorkerHostConfig } from '../config.ts';
import { createStepEventStream, type StepEventStream } from '../events/step-event-stream.ts';
import { createWorkerLog } from '../events/worker-log.ts';
import type { Logger } from '../log.ts';
import { connectRedis } from '../redis.ts';
import { createSandboxPool } from '../sandbox/pool.ts';

export interface RunnerSurroundings extends Surroundings {
  events: StepEventStream;
  /** Where large values of runs lie. */
  blobs: BlobStore;
  close(): Promise<void>;
}

/** A task is done by the time that its result is put away: an outage of the store must not fail it. */
const blobPatienceMs = 30_000;

/** What all pools of this process share: connections, the sandbox, the stream of step events. */
export function createSurroundings(
  config: WorkerHostConfig,
  log: Logger,
  client: () => Promise<Client>,
): RunnerSurroundings {
  const prisma = createPrisma(config.DATABASE_URL, { max: 10, applicationName: 'wfb runner' });
  const redis = connectRedis(config.REDIS_URL, log);
  const events = createStepEventStream({
    redis: { xadd: (...args) => redis.call('XADD', ...args) },
    log,
  });
  const workerLog = createWorkerLog({ prisma, log });
  const guard = createGuardedFetch({ allowList: parseAllowList(config.ALLOWED_HOSTS) });
  const sandbox = createSandboxPool();
  const headers = createRunHeaders(config.keys);
  // Lost messages cost a moment: servers and hosts look by themselves too.
  const publish = (channel: string, message: string): void =>
    void redis.publish(channel, message).catch(() => undefined);

  return {
    prisma,
    region: config.REGION,
    blobs: createBlobStore({ prisma, s3Url: config.BLOB_STORE_URL, patienceMs: blobPatienceMs }),
    keys: config.keys,
    sandbox,
    fetch: guard.fetch,
    events,
    emit: events.emit,
    tellOutbox: (kind) => publish(outboxChannel, kind),
    wake: (queueName) => publish(wakeChannel, queueName),
    childHeader: async ({ runId, startedBy, workflow }) =>
      headers.forRun({
        context: {
          runId,
          workspaceId: workflow.workspaceId,
          projectId: workflow.projectId,
          workflowId: workflow.id,
          workflowName: workflow.name,
          startedBy,
          trigger: 'subworkflow',
        },
        versionId: workflow.version.id,
        javascript: workflow.version.javascript,
        taskTimeoutMs: workflow.taskTimeoutMs,
        routes: await findRoutes(prisma, { workflowId: workflow.id, queueName: workflow.queueName }),
      }),
    async nextFireAt(scheduleId) {
      const { info, state } = await (await client()).schedule.getHandle(scheduleId).describe();
      return state.paused ? null : (info.nextActionTimes[0] ?? null);
    },
    log,
    workerLog,
    async close() {
      sandbox.close();
      await events.flush();
      await workerLog.flush();
      redis.disconnect();
      await guard.close();
      await prisma.$disconnect();
    },
  };
}
