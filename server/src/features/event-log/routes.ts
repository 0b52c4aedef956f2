import { Readable } from 'node:stream';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { requireMember } from '../../auth/caller.ts';
import { idParams } from '../../schemas.ts';
import {
  eventListSchema,
  eventsFileSchema,
  eventTypesSchema,
  exportEventsQuery,
  listEventsQuery,
  recordedEventSchema,
  recordEventBody,
} from './schemas.ts';
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

  app.get(
    '/api/v1/projects/:id/event-log/types',
    {
      schema: {
        operationId: 'eventLog.listTypes',
        description: 'Kinds of events that were recorded.',
        params: idParams,
        response: { 200: eventTypesSchema },
      },
    },
    (request) => eventLog.listTypes(requireMember(request), request.params.id),
  );

  app.get(
    '/api/v1/projects/:id/event-log/export',
    {
      schema: {
        operationId: 'eventLog.export',
        params: idParams,
        querystring: exportEventsQuery,
        produces: ['text/csv', 'application/jsonl'],
        response: { 200: eventsFileSchema },
      },
    },
    async (request, reply) => {
      const { format } = request.query;
      const lines = await eventLog.export(requireMember(request), request.params.id, request.query);
      return reply
        .type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/jsonl; charset=utf-8')
        .header('content-disposition', `attachment; filename="events.${format}"`)
        .send(Readable.from(lines));
    },
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
