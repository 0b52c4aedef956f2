import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { requireMember } from '../../auth/caller.ts';
import { noContent } from '../../schemas.ts';
import { sessionListSchema, sessionParams } from './schemas.ts';
import { createSessionsService } from './service.ts';

export const sessionRoutes: FastifyPluginAsyncZod = async (app) => {
  const service = createSessionsService(app);

  app.get(
    '/api/v1/sessions',
    { schema: { operationId: 'sessions.list', response: { 200: sessionListSchema } } },
    (request) => service.list(requireMember(request)),
  );

  app.delete(
    '/api/v1/sessions/:id',
    { schema: { operationId: 'sessions.revoke', params: sessionParams, response: { 204: noContent } } },
    async (request, reply) => {
      await service.revoke(requireMember(request), request.params.id);
      return reply.code(204).send();
    },
  );
};
