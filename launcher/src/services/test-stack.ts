import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataFolder } from '../instance/data-folder.ts';
import { makeInstanceSecrets } from '../instance/instance-secrets.ts';
import { createProgress, type Progress } from '../progress.ts';
import { startStack } from './stack.ts';
import type { Service } from './service.ts';

/** Environment variables by which tests find a stack that somebody else has started. */
export const testStackVariables = {
  databaseUrl: 'WFB_TEST_DATABASE_URL',
  redisUrl: 'WFB_TEST_REDIS_URL',
  temporalAddress: 'WFB_TEST_TEMPORAL_ADDRESS',
} as const;

export interface TestStack {
  postgres: Service;
  redis: Service;
  temporal: Service;
  environment: Record<string, string>;
  /** Stops the stores and deletes their data. */
  stop(): Promise<void>;
}

/** Data stores in a temporary folder on ports of their own, fast rather than safe from power cuts. */
export async function startTestStack(progress: Progress = createProgress()): Promise<TestStack> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'wfb-test-stack-'));
  // The account that PostgreSQL runs under when we are root must be able to enter it.
  await chmod(dataFolder, 0o711);
  await openDataFolder(dataFolder);
  const stack = await startStack({ dataFolder, secrets: makeInstanceSecrets(), progress, durable: false });
  const stop = async () => {
    await stack.stop();
    await rm(dataFolder, { recursive: true, force: true });
  };
  try {
    const [postgres, redis, temporal] = await Promise.all([stack.postgres, stack.redis, stack.temporal]);
    const environment = {
      [testStackVariables.databaseUrl]: postgres.url,
      [testStackVariables.redisUrl]: redis.url,
      [testStackVariables.temporalAddress]: temporal.url,
    };
    return { postgres, redis, temporal, environment, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
