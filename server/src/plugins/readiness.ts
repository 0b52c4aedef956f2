import fp from 'fastify-plugin';
import { createReadiness, type Readiness } from '../features/health/readiness.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Whoever depends on something adds its check here. */
    readiness: Readiness;
  }
}

export const readinessPlugin = fp(
  async (app) => {
    const readiness = createReadiness();
    app.decorate('readiness', readiness);
    readiness.add('postgres', async () => {
      await app.prisma.$queryRaw`SELECT 1`;
      return 'Answers.';
    });
    readiness.add('temporal', async () => {
      // With an end of its own: the client would try again for a while, also after the app has closed.
      await app.temporal.connection.withDeadline(Date.now() + 2_000, () =>
        app.temporal.workflowService.getSystemInfo({}),
      );
      return 'Answers.';
    });
  },
  { name: 'readiness', dependencies: ['prisma', 'temporal'] },
);
