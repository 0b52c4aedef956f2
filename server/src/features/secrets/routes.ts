import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { requireMember } from '../../auth/caller.ts';
import { noContent } from '../../schemas.ts';
import { projectParams, secretBody, secretListSchema, secretParams, secretSchema } from './schemas.ts';
import { createSecretsService } from './service.ts';

export const secretRoutes: FastifyPluginAsyncZod = async (app) => {
  const service = createSecretsService(app);

  app.get(
    '/api/v1/projects/:id/secrets',
    { schema: { operationId: 'secrets.list', params: projectParams, response: { 200: secretListSchema } } },
    (request) => service.list(requireMember(request), request.params.id),
  );

  app.put(
    '/api/v1/projects/:id/secrets/:name',
    {
      schema: {
        operationId: 'secrets.put',
        params: secretParams,
        body: secretBody,
        response: { 200: secretSchema },
      },
      config: { role: 'admin' },
    },
    (request) =>
      service.put(requireMember(request), request.params.id, request.params.name, request.body.value),
  );

  app.delete(
    '/api/v1/projects/:id/secrets/:name',
    {
      schema: { operationId: 'secrets.delete', params: secretParams, response: { 204: noContent } },
      config: { role: 'admin' },
    },
    async (request, reply) => {
      await service.remove(requireMember(request), request.params.id, request.params.name);
      return reply.code(204).send();
    },
  );
};
