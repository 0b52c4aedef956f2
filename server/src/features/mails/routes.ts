import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { requireMember } from '../../auth/caller.ts';
import { listMailsQuery, mailListSchema } from './schemas.ts';
import { createMailsService } from './service.ts';

export const mailRoutes: FastifyPluginAsyncZod = async (app) => {
  const mails = createMailsService({ prisma: app.prisma });
  app.get(
    '/api/v1/mails',
    {
      schema: {
        operationId: 'mails.list',
        description: 'E-mails that runs have sent. Where no mail server is set up they are kept here.',
        querystring: listMailsQuery,
        response: { 200: mailListSchema },
      },
    },
    async (request) => mails.list(requireMember(request), request.query),
  );
};
