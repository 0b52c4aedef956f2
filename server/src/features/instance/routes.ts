import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { requireMember } from '../../auth/caller.ts';
import { instanceSchema, instanceUpdateSchema } from './schemas.ts';
import { createInstanceService } from './service.ts';

export const instanceRoutes: FastifyPluginAsyncZod = async (app) => {
  const service = createInstanceService(app);

  app.get(
    '/api/v1/instance',
    { schema: { operationId: 'instance.get', response: { 200: instanceSchema } }, config: { public: true } },
    () => service.get(),
  );

  app.patch(
    '/api/v1/instance',
    {
      schema: {
        operationId: 'instance.update',
        body: instanceUpdateSchema,
        response: { 200: instanceSchema },
      },
    },
    (request) => service.update(requireMember(request), request.body),
  );
};
