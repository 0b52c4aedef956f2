import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { requireMember } from '../../auth/caller.ts';
import { idParams } from '../../schemas.ts';
import { poolParams, workerSchema } from '../pools/schemas.ts';
import {
  workerEventListSchema,
  workerEventQuery,
  workerListSchema,
  workerLogQuery,
  workerLogSchema,
  workerParams,
} from './schemas.ts';
import { createWorkersService, type WorkerOrder } from './service.ts';

export const workerRoutes: FastifyPluginAsyncZod = async (app) => {
  const service = createWorkersService(app);

  app.get(
    '/api/v1/projects/:id/workers',
    { schema: { operationId: 'workers.list', params: idParams, response: { 200: workerListSchema } } },
    (request) => service.list(requireMember(request), request.params.id),
  );

  for (const order of ['start', 'stop', 'drain', 'restart'] satisfies WorkerOrder[]) {
    app.post(
      `/api/v1/projects/:id/workers/:workerId/${order}`,
      {
        schema: { operationId: `workers.${order}`, params: workerParams, response: { 200: workerSchema } },
        config: { role: 'admin' },
      },
      (request) => service.order(requireMember(request), request.params.id, request.params.workerId, order),
    );
  }

  app.get(
    '/api/v1/projects/:id/workers/:workerId/log',
    {
      schema: {
        operationId: 'workers.log',
        params: workerParams,
        querystring: workerLogQuery,
        response: { 200: workerLogSchema },
      },
    },
    (request) =>
      service.log(requireMember(request), request.params.id, request.params.workerId, request.query),
  );

  app.get(
    '/api/v1/projects/:id/queues/:queueId/events',
    {
      schema: {
        operationId: 'projects.listQueueEvents',
        params: poolParams,
        querystring: workerEventQuery,
        response: { 200: workerEventListSchema },
      },
    },
    (request) =>
      service.events(requireMember(request), request.params.id, request.params.queueId, request.query),
  );
};
