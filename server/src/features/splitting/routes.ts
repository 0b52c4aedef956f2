import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { requireMember } from '../../auth/caller.ts';
import { idParams } from '../../schemas.ts';
import { actionParams, hotActionListSchema, splitPolicySchema } from './schemas.ts';
import { createSplittingService } from './service.ts';

export const splittingRoutes: FastifyPluginAsyncZod = async (app) => {
  const service = createSplittingService({ prisma: app.prisma, wake: app.services.wake });
  const answer = { response: { 200: hotActionListSchema } };

  app.get(
    '/api/v1/projects/:id/hot-actions',
    { schema: { operationId: 'projects.listHotActions', params: idParams, ...answer } },
    (request) => service.list(requireMember(request), request.params.id),
  );

  app.put(
    '/api/v1/projects/:id/split-policy',
    {
      schema: {
        operationId: 'projects.setSplitPolicy',
        params: idParams,
        body: splitPolicySchema,
        ...answer,
      },
      config: { role: 'admin' },
    },
    (request) => service.setPolicy(requireMember(request), request.params.id, request.body),
  );

  app.put(
    '/api/v1/projects/:id/splits/:action',
    {
      schema: { operationId: 'projects.splitAction', params: actionParams, ...answer },
      config: { role: 'admin' },
    },
    (request) => service.split(requireMember(request), request.params.id, request.params.action),
  );

  app.delete(
    '/api/v1/projects/:id/splits/:action',
    {
      schema: { operationId: 'projects.mergeAction', params: actionParams, ...answer },
      config: { role: 'admin' },
    },
    (request) => service.merge(requireMember(request), request.params.id, request.params.action),
  );
};
