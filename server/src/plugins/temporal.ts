import { setTimeout as delay } from 'node:timers/promises';
import { Client, Connection, defaultGrpcRetryOptions, makeGrpcRetryInterceptor } from '@temporalio/client';
import { createClientOptions } from '@wfb/engine/temporal';
import fp from 'fastify-plugin';

declare module 'fastify' {
  interface FastifyInstance {
    temporal: Client;
  }
}

const longestRetryDelayMs = 2_000;

export const temporalPlugin = fp(
  async (app) => {
    const retries = createRetries();
    // Lazy: the server starts and accepts runs while Temporal is away.
    const connection = Connection.lazy({
      address: app.config.TEMPORAL_ADDRESS,
      connectTimeout: 5_000,
      interceptors: [retries.interceptor],
    });
    const namespace = app.config.TEMPORAL_NAMESPACE;
    const { keys, blobs } = app;
    app.decorate('temporal', new Client(createClientOptions({ connection, namespace, keys, blobs })));
    app.addHook('onClose', async () => {
      await retries.end();
      await connection.close();
    });
  },
  { name: 'temporal', dependencies: ['config', 'keys', 'blobs'] },
);

/** The client's usual retries, which can be ended: one that comes due on a closed connection throws where nobody can catch it. */
function createRetries() {
  const usual = defaultGrpcRetryOptions();
  let ending = false;
  let lastDueAt = 0;
  return {
    interceptor: makeGrpcRetryInterceptor({
      retryableDecider: (attempt, status) => !ending && usual.retryableDecider(attempt, status),
      delayFunction(attempt, status) {
        const delayMs = Math.min(longestRetryDelayMs, usual.delayFunction(attempt, status));
        lastDueAt = Math.max(lastDueAt, Date.now() + delayMs);
        return delayMs;
      },
    }),
    /** Resolves once no retry is due any more. */
    async end(): Promise<void> {
      ending = true;
      const leftMs = lastDueAt - Date.now();
      if (leftMs > 0) await delay(leftMs + 10);
    },
  };
}
