import { join } from 'node:path';
import { runCommand } from '../obtain/command.ts';
import { repositoryRoot } from '../paths.ts';
import { Problem } from '../problem.ts';
import { buildWhenStale } from './when-stale.ts';

export const webFolder = join(repositoryRoot, 'web', 'build');

/** The database client's code, made from the schema. */
export const buildPrismaClient = () =>
  buildWhenStale({
    name: 'prisma-client',
    inputs: ['prisma/schema.prisma', 'prisma/prisma.config.ts', 'prisma/package.json'],
    output: 'prisma/src/generated/client.ts',
    run: () =>
      runTool('prisma', 'prisma', ['generate'], {
        // Making the client needs no engine, but the command insists on one and would download it.
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        CHECKPOINT_DISABLE: '1',
      }),
  });

/** The workflow code that workers load; made ahead, so that the first run need not wait for it. */
export const buildWorkflowCode = () =>
  buildWhenStale({
    name: 'workflow-code',
    inputs: ['engine/src/**/*.ts', 'engine/package.json', 'worker-host/src/prepare.ts', 'pnpm-lock.yaml'],
    output: 'worker-host/build/ready',
    run: async () => {
      await runCommand(process.execPath, ['src/prepare.ts'], {
        cwd: join(repositoryRoot, 'worker-host'),
        env: process.env,
      });
    },
  });

/** The web interface, as static files. */
export const buildWeb = () =>
  buildWhenStale({
    name: 'web',
    inputs: [
      'web/{src,static,build-support}/**/*',
      'web/*.{json,ts,js,html}',
      'engine/src/**/*.ts',
      'connectors/src/**/declaration.ts',
      'connectors/src/declarations.ts',
      'pnpm-lock.yaml',
    ],
    output: 'web/build/index.html',
    run: () => runTool('web', 'vite', ['build'], { NODE_ENV: 'production' }),
  });

async function runTool(folder: string, tool: string, args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const cwd = join(repositoryRoot, folder);
  try {
    await runCommand(join(cwd, 'node_modules', '.bin', tool), args, { cwd, env: { ...process.env, ...env } });
  } catch (cause) {
    throw new Problem(
      `${tool} ${args.join(' ')} failed in ${folder}/:\n${(cause as Error).message}`,
      'If you have changed the sources, correct them; otherwise delete node_modules and start again.',
      { cause },
    );
  }
}
