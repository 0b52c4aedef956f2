import fp from 'fastify-plugin';
import { createLiveChannels, type LiveChannels } from '../realtime/live-channels.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Where live updates are published. */
    live: LiveChannels;
  }
}

export const livePlugin = fp(
  async (app) => {
    app.decorate('live', createLiveChannels(app.redis));
  },
  { name: 'live', dependencies: ['redis'] },
);
