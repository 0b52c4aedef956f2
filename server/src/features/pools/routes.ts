import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { requireMember } from '../../auth/caller.ts';
import { idParams } from '../../schemas.ts';
import {
  poolCreateBody,
  poolDeletedSchema,
  poolDeleteQuery,
  poolListSchema,
  poolParams,
  poolSchema,
  poolUpdateBody,
  poolUsageSchema,
} from './schemas.ts';
import { createPoolsService } from './service.ts';

export const poolRoutes: FastifyPluginAsyncZod = async (app) => {
  const service = createPoolsService({
    prisma: app.prisma,
    redis: app.redis,
    kickOutbox: () => app.services.outbox.kick(),
  });
  const one = '/api/v1/projects/:id/queues/:queueId';

  app.get(
    '/api/v1/projects/:id/queues',
    { schema: { operationId: 'projects.listQueues', params: idParams, response: { 200: poolListSchema } } },
    (request) => service.list(requireMember(request), request.params.id),
  );

  app.post(
    '/api/v1/projects/:id/queues',
    {
      schema: {
        operationId: 'projects.createQueue',
        params: idParams,
        body: poolCreateBody,
        response: { 201: poolSchema },
      },
      config: { role: 'admin', idempotent: true },
    },
    async (request, reply) => {
      const { params, newId, body } = request;
      return reply.code(201).send(await service.create(requireMember(request), params.id, newId, body));
    },
  );

  app.get(
    one,
    { schema: { operationId: 'projects.getQueue', params: poolParams, response: { 200: poolSchema } } },
    (request) => service.get(requireMember(request), request.params.id, request.params.queueId),
  );

  app.patch(
    one,
    {
      schema: {
        operationId: 'projects.updateQueue',
        params: poolParams,
        body: poolUpdateBody,
        response: { 200: poolSchema },
      },
      config: { role: 'admin' },
    },
    (request) =>
      service.update(requireMember(request), request.params.id, request.params.queueId, request.body),
  );

  app.delete(
    one,
    {
      schema: {
        operationId: 'projects.deleteQueue',
        params: poolParams,
        querystring: poolDeleteQuery,
        response: { 200: poolDeletedSchema },
      },
      config: { role: 'admin' },
    },
    (request) =>
      service.remove(requireMember(request), request.params.id, request.params.queueId, request.query),
  );

  app.get(
    `${one}/usage`,
    {
      schema: {
        operationId: 'projects.getQueueUsage',
        params: poolParams,
        response: { 200: poolUsageSchema },
      },
    },
    (request) => service.usage(requireMember(request), request.params.id, request.params.queueId),
  );
};
