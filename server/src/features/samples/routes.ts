import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { requireMember } from '../../auth/caller.ts';
import { projectSchema } from '../projects/schemas.ts';
import { createProjectsService } from '../projects/service.ts';
import { createSamplesService } from './service.ts';

export const sampleRoutes: FastifyPluginAsyncZod = async (app) => {
  const samples = createSamplesService(app);
  const projects = createProjectsService(app);

  app.post(
    '/api/v1/projects/sample',
    {
      schema: { operationId: 'projects.createSample', response: { 201: projectSchema } },
      config: { idempotent: true },
    },
    async (request, reply) => {
      const caller = requireMember(request);
      await samples.create(caller, request.newId);
      return reply.code(201).send(await projects.get(caller, request.newId));
    },
  );
};
