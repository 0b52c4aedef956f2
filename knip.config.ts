import type { KnipConfig } from 'knip';

/** Entries that nothing imports: what a command line, another process or a bundler starts. */
export default {
  workspaces: {
    // Started by their paths.
    '.': {
      entry: ['docker/healthcheck.mjs'],
      ignoreDependencies: ['typescript-native', 'oxlint', 'oxlint-tsgolint'],
      // Of Linux; the bench measures without it where it is missing.
      ignoreBinaries: ['chrt'],
    },
    // Loaded by path, into the workflow bundle.
    engine: {
      entry: [
        'src/temporal/workflows/{index,interceptors}.ts',
        // Taken home by exported projects.
        'src/export/project/**/*.ts',
        'src/testing/connectors/*/run.ts',
      ],
    },
    connectors: { entry: ['src/*/run.ts'] },
    prisma: { entry: ['scripts/*.ts', 'src/migrate-command.ts'], ignoreDependencies: ['@prisma/client'] },
    server: { entry: ['src/server.ts', 'src/**/*.thread.ts', 'scripts/*.ts'] },
    'worker-host': {
      entry: [
        'src/host.ts',
        'src/runner/{main,workflow-threads}.ts',
        'src/sandbox/child.ts',
        'src/prepare.ts',
      ],
    },
    web: {
      entry: [
        'src/routes/**/*.{svelte,ts}',
        'src/service-worker/**/*.ts',
        'static/early.js',
        'build-support/make-icons.ts',
      ],
    },
    tests: {
      entry: ['**/*.test.ts', 'support/setup/*.ts', 'bench/main.ts', 'replay/scripts/*.ts'],
      // Of the projects that tests export and run.
      ignoreDependencies: ['@temporalio/testing', 'nodemailer', '@types/nodemailer'],
    },
  },
  ignore: ['prisma/migrations/**', '**/generated.ts'],
  // Types and constants that belong to a module's own vocabulary may be exported for its readers.
  ignoreExportsUsedInFile: true,
} satisfies KnipConfig;
