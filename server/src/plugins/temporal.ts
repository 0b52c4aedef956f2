import { Client, Connection } from '@temporalio/client';
import { createClientOptions } from '@wfb/engine/temporal';
import fp from 'fastify-plugin';

declare module 'fastify' {
  interface FastifyInstance {
    temporal: Client;
  }
}

export const temporalPlugin = fp(
  async (app) => {
    // Lazy: the server starts and accepts runs while Temporal is away.
    const connection = Connection.lazy({ address: app.config.TEMPORAL_ADDRESS, connectTimeout: 5_000 });
    const namespace = app.config.TEMPORAL_NAMESPACE;
    const { keys, blobs } = app;
    app.decorate('temporal', new Client(createClientOptions({ connection, namespace, keys, blobs })));
    app.addHook('onClose', () => connection.close());
  },
  { name: 'temporal', dependencies: ['config', 'keys', 'blobs'] },
);
