import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { requireMember } from '../../auth/caller.ts';
import { rangeQuery } from '../statistics/schemas.ts';
import {
  decisionListSchema,
  decisionsQuery,
  loadSchema,
  queueParams,
  scalingBody,
  scalingSchema,
  simulationBody,
  simulationSchema,
} from './schemas.ts';
import { createScalingService } from './service.ts';

const path = '/api/v1/projects/:id/queues/:queueId';

export const scalingRoutes: FastifyPluginAsyncZod = async (app) => {
  const service = createScalingService(app);

  app.get(
    `${path}/scaling`,
    {
      schema: {
        operationId: 'projects.getQueueScaling',
        params: queueParams,
        response: { 200: scalingSchema },
      },
    },
    (request) => service.get(requireMember(request), request.params.id, request.params.queueId),
  );

  app.put(
    `${path}/scaling`,
    {
      schema: {
        operationId: 'projects.setQueueScaling',
        params: queueParams,
        body: scalingBody,
        response: { 200: scalingSchema },
      },
      config: { role: 'admin' },
    },
    (request) => service.set(requireMember(request), request.params.id, request.params.queueId, request.body),
  );

  app.get(
    `${path}/scaling/decisions`,
    {
      schema: {
        operationId: 'projects.listScalingDecisions',
        params: queueParams,
        querystring: decisionsQuery,
        response: { 200: decisionListSchema },
      },
    },
    (request) =>
      service.decisions(requireMember(request), request.params.id, request.params.queueId, request.query),
  );

  app.get(
    `${path}/load`,
    {
      schema: {
        operationId: 'projects.getQueueLoad',
        params: queueParams,
        querystring: rangeQuery,
        response: { 200: loadSchema },
      },
    },
    (request) =>
      service.load(requireMember(request), request.params.id, request.params.queueId, request.query.range),
  );

  app.post(
    `${path}/scaling/simulate`,
    {
      schema: {
        operationId: 'projects.simulateQueueScaling',
        params: queueParams,
        body: simulationBody,
        response: { 200: simulationSchema },
      },
    },
    (request) =>
      service.simulate(requireMember(request), request.params.id, request.params.queueId, request.body),
  );
};
