import fp from 'fastify-plugin';
import type { ServerConfig } from '../config.ts';

declare module 'fastify' {
  interface FastifyInstance {
    config: ServerConfig;
    /** Whether this process carries out jobs and projects events besides answering requests. */
    background: boolean;
  }
}

export const configPlugin = fp(
  async (app, { config, background }: { config: ServerConfig; background: boolean }) => {
    app.decorate('config', config);
    app.decorate('background', background);
  },
  { name: 'config' },
);
