import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { requireMember } from '../../auth/caller.ts';
import { idParams } from '../../schemas.ts';
import { eventBody, sentEventSchema } from './schemas.ts';
import { sendProjectEvent } from './service.ts';

export const projectEventRoutes: FastifyPluginAsyncZod = async (app) => {
  const { prisma, services } = app;
  const kickOutbox = (): void => services.outbox.kick();

  app.post(
    '/api/v1/projects/:id/events',
    {
      config: { idempotent: true },
      schema: {
        operationId: 'projects.sendEvent',
        description: 'Starts the workflows of the project that an event of this name starts, each once.',
        params: idParams,
        body: eventBody,
        response: { 202: sentEventSchema },
      },
    },
    async (request, reply) => {
      const event = { id: request.newId, ...request.body };
      const sent = await sendProjectEvent(
        { prisma, kickOutbox },
        requireMember(request),
        request.params.id,
        event,
      );
      return reply.code(202).send(sent);
    },
  );
};
