import { defineConfig } from 'vitest/config';

/** Tests on real data stores: these are started once, and every file has its own database and Redis number. */
const onStack = {
  environment: 'node' as const,
  globalSetup: 'tests/support/setup/stack.ts',
  testTimeout: 60_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          // Properties are tried on hundreds of values: a busy machine may take its time.
          testTimeout: 60_000,
          include: [
            '{engine,connectors,prisma,blobs,server,worker-host,web,cli,launcher}/src/**/*.test.ts',
            'tests/production/**/*.test.ts',
            'tests/support/**/*.test.ts',
          ],
        },
      },
      { test: { ...onStack, name: 'integration', include: ['tests/integration/**/*.test.ts'] } },
      { test: { ...onStack, name: 'replay', include: ['tests/replay/**/*.test.ts'] } },
      // These stop and kill what others rely on, so each has a whole product to itself, one after another.
      {
        test: {
          ...onStack,
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          testTimeout: 240_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          ...onStack,
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
    // Two cores, and each file starts processes of its own.
    maxWorkers: 2,
  },
});
