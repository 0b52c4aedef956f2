import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { requireMember } from '../../auth/caller.ts';
import { noContent } from '../../schemas.ts';
import {
  deviceListSchema,
  refreshBody,
  subscribeBody,
  subscribedSchema,
  testBody,
  testedSchema,
  unsubscribeBody,
} from './schemas.ts';

export const pushRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/api/v1/push/subscriptions',
    { schema: { operationId: 'push.list', response: { 200: deviceListSchema } } },
    async (request) => app.services.push.list(requireMember(request)),
  );

  app.post(
    '/api/v1/push/subscriptions',
    {
      schema: {
        operationId: 'push.subscribe',
        description: 'Repeating it is harmless: it is done at each launch.',
        body: subscribeBody,
        response: { 200: subscribedSchema },
      },
    },
    async (request) =>
      app.services.push.subscribe(requireMember(request), request.body, request.headers['user-agent']),
  );

  app.delete(
    '/api/v1/push/subscriptions',
    { schema: { operationId: 'push.unsubscribe', body: unsubscribeBody, response: { 204: noContent } } },
    async (request, reply) => {
      await app.services.push.unsubscribe(requireMember(request), request.body.endpoint);
      return reply.code(204).send();
    },
  );

  app.post(
    '/api/v1/push/refresh',
    {
      schema: {
        operationId: 'push.refresh',
        description: 'The browser has given the device another endpoint.',
        body: refreshBody,
        response: { 200: subscribedSchema },
      },
    },
    async (request) =>
      app.services.push.refresh(requireMember(request), request.body, request.headers['user-agent']),
  );

  app.post(
    '/api/v1/push/test',
    {
      config: { rateLimit: { max: 10, timeWindow: 60_000 } },
      schema: { operationId: 'push.test', body: testBody, response: { 200: testedSchema } },
    },
    async (request) => app.services.push.test(requireMember(request), request.body.endpoint),
  );
};
