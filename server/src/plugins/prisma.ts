import { createPrisma, type PrismaClient } from '@wfb/prisma';
import fp from 'fastify-plugin';

declare module 'fastify' {
  interface FastifyInstance {
    prisma: PrismaClient;
  }
}

export const prismaPlugin = fp(
  async (app) => {
    const prisma = createPrisma(app.config.DATABASE_URL, {
      max: app.config.DATABASE_POOL,
      applicationName: 'wfb-server',
    });
    app.decorate('prisma', prisma);
    app.addHook('onClose', () => prisma.$disconnect());
  },
  { name: 'prisma', dependencies: ['config'] },
);
