import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { requireMember } from '../../auth/caller.ts';
import { idParams } from '../../schemas.ts';
import { breakdownParams, breakdownSchema, rangeQuery, statisticsSchema } from './schemas.ts';
import { createStatisticsService } from './service.ts';

export const statisticsRoutes: FastifyPluginAsyncZod = async (app) => {
  const service = createStatisticsService(app);
  const answer = { querystring: rangeQuery, response: { 200: statisticsSchema } };

  app.get(
    '/api/v1/projects/:id/statistics',
    { schema: { operationId: 'projects.getStatistics', params: idParams, ...answer } },
    (request) => service.ofProject(requireMember(request), request.params.id, request.query.range),
  );

  app.get(
    '/api/v1/projects/:id/statistics/:by',
    {
      schema: {
        operationId: 'projects.listStatistics',
        params: breakdownParams,
        querystring: rangeQuery,
        response: { 200: breakdownSchema },
      },
    },
    (request) =>
      service.by(requireMember(request), request.params.id, request.params.by, request.query.range),
  );

  app.get(
    '/api/v1/workflows/:id/statistics',
    { schema: { operationId: 'workflows.getStatistics', params: idParams, ...answer } },
    (request) => service.ofWorkflow(requireMember(request), request.params.id, request.query.range),
  );
};
