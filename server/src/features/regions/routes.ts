import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { requireMember } from '../../auth/caller.ts';
import { regionListSchema, regionQuery } from './schemas.ts';
import { createRegionsService } from './service.ts';

export const regionRoutes: FastifyPluginAsyncZod = async (app) => {
  const service = createRegionsService({ prisma: app.prisma, regions: app.config.REGIONS });

  app.get(
    '/api/v1/regions',
    {
      schema: { operationId: 'regions.list', querystring: regionQuery, response: { 200: regionListSchema } },
    },
    (request) => service.list(requireMember(request), request.query.timeZone),
  );
};
