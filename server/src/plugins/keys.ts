import { createKeyRing, type KeyRing } from '@wfb/engine/contract/sealing';
import fp from 'fastify-plugin';

declare module 'fastify' {
  interface FastifyInstance {
    /** The instance's keys, the current one first. */
    keys: KeyRing;
  }
}

export const keysPlugin = fp(
  async (app) => {
    app.decorate('keys', createKeyRing([app.config.WFB_KEY, ...app.config.WFB_OLD_KEYS]));
  },
  { name: 'keys', dependencies: ['config'] },
);
