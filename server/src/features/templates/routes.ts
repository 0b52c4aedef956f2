import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { requireMember } from '../../auth/caller.ts';
import { workflowSchema } from '../workflows/schemas.ts';
import {
  templateIdParams,
  templateListQuery,
  templateListSchema,
  templateSchema,
  useTemplateBody,
} from './schemas.ts';
import { createTemplatesService } from './service.ts';

export const templateRoutes: FastifyPluginAsyncZod = async (app) => {
  const templates = createTemplatesService(app);

  app.get(
    '/api/v1/templates',
    {
      schema: {
        operationId: 'templates.list',
        querystring: templateListQuery,
        response: { 200: templateListSchema },
      },
    },
    async (request) => templates.list(requireMember(request), request.query),
  );

  app.get(
    '/api/v1/templates/:id',
    {
      schema: { operationId: 'templates.get', params: templateIdParams, response: { 200: templateSchema } },
    },
    async (request) => templates.get(requireMember(request), request.params.id),
  );

  app.post(
    '/api/v1/templates/:id/use',
    {
      schema: {
        operationId: 'templates.use',
        params: templateIdParams,
        body: useTemplateBody,
        response: { 201: workflowSchema },
      },
      config: { idempotent: true },
    },
    async (request, reply) => {
      const workflow = await templates.use(
        requireMember(request),
        request.params.id,
        request.newId,
        request.body,
      );
      return reply.code(201).send(workflow);
    },
  );
};
