import fp from 'fastify-plugin';
import { toLoggedUrl } from '../logging.ts';

/** One line per answered request, and its id in the answer so that people can quote it. */
export const requestLogPlugin = fp(
  async (app) => {
    app.addHook('onRequest', async (request, reply) => {
      reply.header('x-request-id', request.id);
    });
    app.addHook('onResponse', async (request, reply) => {
      const level = reply.statusCode >= 500 ? 'error' : 'info';
      request.log[level](
        {
          method: request.method,
          url: toLoggedUrl(request.url),
          status: reply.statusCode,
          ms: Math.round(reply.elapsedTime),
          user: request.caller?.user.id,
        },
        'request',
      );
    });
  },
  { name: 'request-log' },
);
