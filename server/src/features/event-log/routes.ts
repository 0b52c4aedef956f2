import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { requireMember } from '../../auth/caller.ts';
import { idParams } from '../../schemas.ts';
import { eventListSchema, listEventsQuery, recordedEventSchema, recordEventBody } from './schemas.ts';
import { createEventLogService } from './service.ts';

export const eventLogRoutes: FastifyPluginAsyncZod = async (app) => {
  const eventLog = createEventLogService(app);

  app.get(
    '/api/v1/projects/:id/event-log',
    {
      schema: {
        operationId: 'eventLog.list',
        description: 'What workflows of the project have recorded, by kind and subject.',
        params: idParams,
        querystring: listEventsQuery,
        response: { 200: eventListSchema },
      },
    },
    (request) => eventLog.list(requireMember(request), request.params.id, request.query),
  );

  app.post(
    '/api/v1/projects/:id/event-log',
    {
      config: { idempotent: true },
      schema: {
        operationId: 'eventLog.record',
        description: 'Records an event. What was recorded never changes.',
        params: idParams,
        body: recordEventBody,
        response: { 201: recordedEventSchema },
      },
    },
    async (request, reply) => {
      const caller = requireMember(request);
      const event = await eventLog.record(caller, request.params.id, request.body, request.newId);
      return reply.code(201).send(event);
    },
  );
};
