import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { errorSchema } from '../../schemas.ts';
import { busy } from './errors.ts';
import { createWebhooksService } from './service.ts';

/** A flood is told to come back; everybody else must not notice it. */
const mostAtOnce = 500;

const params = z.object({ token: z.string().min(16).max(200) });

/** Endpoints of workflows. Anybody may call them: the address is unguessable, and a secret can be asked for besides. */
export const webhookRoutes: FastifyPluginAsyncZod = async (app) => {
  const { prisma, keys } = app;
  const { starter, runEnds } = app.services;
  const webhooks = createWebhooksService({ prisma, keys, starter, runEnds });
  // Raw bytes: a signature is of what was sent, not of what it means.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: 1024 * 1024 }, (_request, body, done) => {
    done(null, body);
  });

  let underWay = 0;

  app.route({
    // A look at the headers must not start anything.
    exposeHeadRoute: false,
    method: ['GET', 'POST', 'PUT'],
    url: '/hooks/:token',
    config: { crossOrigin: true, rateLimit: false },
    schema: {
      hide: true,
      params,
      response: {
        200: z.unknown(),
        202: z.object({ runId: z.string() }),
        '4xx': errorSchema,
        '5xx': errorSchema,
      },
    },
    async handler(request, reply) {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      if (underWay >= mostAtOnce) throw busy();
      underWay += 1;
      const answer = await webhooks
        .receive(request.params.token, {
          contentType: request.headers['content-type'] ?? '',
          body,
          query: request.query as Record<string, unknown>,
          headers: request.headers,
        })
        .finally(() => (underWay -= 1));
      // Whatever a run gives back, no browser shall take it for a page of ours.
      return reply
        .code(answer.status as 200)
        .headers({
          'cache-control': 'no-store',
          'content-security-policy': "sandbox; default-src 'none'",
          ...answer.headers,
        })
        .serializer((text: unknown) => String(text))
        .send(answer.body);
    },
  });
};
