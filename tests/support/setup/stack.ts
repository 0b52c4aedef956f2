import type { TestProject } from 'vitest/node';
import { buildPrismaClient, buildWorkflowCode } from '@wfb/launcher/build/builds';
import { startTestStack, testStackVariables, type TestStack } from '@wfb/launcher/services/test-stack';

export interface StackAddresses {
  databaseUrl: string;
  redisUrl: string;
  temporalAddress: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    stack: StackAddresses;
  }
}

/** Several projects of one run share the stack: the first starts it, the last stops it. */
let shared: Promise<TestStack> | undefined;
let users = 0;

function givenAddresses(): StackAddresses | undefined {
  const [databaseUrl, redisUrl, temporalAddress] = Object.values(testStackVariables).map(
    (name) => process.env[name],
  );
  return databaseUrl && redisUrl && temporalAddress ? { databaseUrl, redisUrl, temporalAddress } : undefined;
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await Promise.all([buildPrismaClient(), buildWorkflowCode()]);
  const given = givenAddresses();
  if (given) {
    project.provide('stack', given);
    return async () => undefined;
  }
  users += 1;
  shared ??= startTestStack();
  const { postgres, redis, temporal } = await shared;
  project.provide('stack', { databaseUrl: postgres.url, redisUrl: redis.url, temporalAddress: temporal.url });
  return async () => {
    users -= 1;
    if (users === 0) await (await shared)?.stop();
  };
}
