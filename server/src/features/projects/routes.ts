import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { requireMember } from '../../auth/caller.ts';
import { idParams, noContent } from '../../schemas.ts';
import { projectCreateBody, projectListSchema, projectSchema, projectUpdateBody } from './schemas.ts';
import { createProjectsService } from './service.ts';

export const projectRoutes: FastifyPluginAsyncZod = async (app) => {
  const service = createProjectsService(app);

  app.get(
    '/api/v1/projects',
    { schema: { operationId: 'projects.list', response: { 200: projectListSchema } } },
    (request) => service.list(requireMember(request)),
  );

  app.post(
    '/api/v1/projects',
    {
      schema: { operationId: 'projects.create', body: projectCreateBody, response: { 201: projectSchema } },
      config: { idempotent: true },
    },
    async (request, reply) => {
      const project = await service.create(requireMember(request), { ...request.body, id: request.newId });
      return reply.code(201).send(project);
    },
  );

  app.get(
    '/api/v1/projects/:id',
    { schema: { operationId: 'projects.get', params: idParams, response: { 200: projectSchema } } },
    (request) => service.get(requireMember(request), request.params.id),
  );

  app.patch(
    '/api/v1/projects/:id',
    {
      schema: {
        operationId: 'projects.update',
        params: idParams,
        body: projectUpdateBody,
        response: { 200: projectSchema },
      },
    },
    (request) => service.update(requireMember(request), request.params.id, request.body),
  );

  app.delete(
    '/api/v1/projects/:id',
    {
      schema: { operationId: 'projects.archive', params: idParams, response: { 204: noContent } },
      config: { role: 'admin' },
    },
    async (request, reply) => {
      await service.archive(requireMember(request), request.params.id);
      return reply.code(204).send();
    },
  );
};
