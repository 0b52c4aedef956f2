import { connectors } from '@wfb/connectors/declarations';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { actionListSchema } from './schemas.ts';

export const actionRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/api/v1/actions',
    { schema: { operationId: 'actions.list', response: { 200: actionListSchema } } },
    async () => ({ items: connectors }),
  );
};
