import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { requireMember } from '../../auth/caller.ts';
import { idParams } from '../../schemas.ts';
import {
  listMessagesQuery,
  messageCountsSchema,
  messageListSchema,
  messageSchema,
  readMessagesBody,
} from './schemas.ts';
import { createMessagesService } from './service.ts';

export const messageRoutes: FastifyPluginAsyncZod = async (app) => {
  const { prisma, live, log } = app;
  const messages = createMessagesService({ prisma, live, log });

  app.get(
    '/api/v1/messages',
    {
      schema: {
        operationId: 'messages.list',
        description: 'What runs have told you, newest first.',
        querystring: listMessagesQuery,
        response: { 200: messageListSchema },
      },
    },
    async (request) => messages.list(requireMember(request), request.query),
  );

  app.get(
    '/api/v1/messages/counts',
    { schema: { operationId: 'messages.counts', response: { 200: messageCountsSchema } } },
    async (request) => messages.counts(requireMember(request)),
  );

  app.get(
    '/api/v1/messages/:id',
    { schema: { operationId: 'messages.get', params: idParams, response: { 200: messageSchema } } },
    async (request) => messages.get(requireMember(request), request.params.id),
  );

  app.post(
    '/api/v1/messages/:id/read',
    { schema: { operationId: 'messages.markRead', params: idParams, response: { 200: messageSchema } } },
    async (request) => messages.markRead(requireMember(request), request.params.id),
  );

  app.post(
    '/api/v1/messages/read',
    {
      schema: {
        operationId: 'messages.markAllRead',
        body: readMessagesBody,
        response: { 200: messageCountsSchema },
      },
    },
    async (request) => messages.markAllRead(requireMember(request), request.body.upTo),
  );
};
