import { Readable } from 'node:stream';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { requireMember } from '../../auth/caller.ts';
import { idParams } from '../../schemas.ts';
import { eventListSchema } from '../event-log/schemas.ts';
import {
  csvSchema,
  entryListSchema,
  entryParams,
  entrySchema,
  listEntriesQuery,
  listEntryEventsQuery,
  readModelListSchema,
  readModelParams,
  readModelSchema,
} from './schemas.ts';
import { createReadModelsService } from './service.ts';

export const readModelRoutes: FastifyPluginAsyncZod = async (app) => {
  const readModels = createReadModelsService(app);

  app.get(
    '/api/v1/projects/:id/read-models',
    {
      schema: {
        operationId: 'readModels.list',
        description: 'Read models of a project: what its recorded events come to.',
        params: idParams,
        response: { 200: readModelListSchema },
      },
    },
    (request) => readModels.list(requireMember(request), request.params.id),
  );

  app.get(
    '/api/v1/projects/:id/read-models/:model/entries',
    {
      schema: {
        operationId: 'readModels.listEntries',
        description: 'Entries by their keys, with all in them that was recorded before.',
        params: readModelParams,
        querystring: listEntriesQuery,
        response: { 200: entryListSchema },
      },
    },
    (request) => {
      const { params, query } = request;
      return readModels.listEntries(requireMember(request), params.id, params.model, query);
    },
  );

  app.get(
    '/api/v1/projects/:id/read-models/:model/entries/:key',
    {
      schema: { operationId: 'readModels.getEntry', params: entryParams, response: { 200: entrySchema } },
    },
    (request) => {
      const { id, model, key } = request.params;
      return readModels.getEntry(requireMember(request), id, model, key);
    },
  );

  app.get(
    '/api/v1/projects/:id/read-models/:model/entries/:key/events',
    {
      schema: {
        operationId: 'readModels.listEntryEvents',
        description:
          'Events that an entry was made of, the newest first. Where they lie far apart, a page may hold few of them, or none, and still be followed by others.',
        params: entryParams,
        querystring: listEntryEventsQuery,
        response: { 200: eventListSchema },
      },
    },
    (request) => {
      const { id, model, key } = request.params;
      return readModels.listEntryEvents(requireMember(request), id, model, key, request.query);
    },
  );

  app.post(
    '/api/v1/projects/:id/read-models/:model/rebuild',
    {
      schema: {
        operationId: 'readModels.rebuild',
        description: 'Makes all entries anew from the event log.',
        params: readModelParams,
        response: { 200: readModelSchema },
      },
    },
    (request) => readModels.rebuild(requireMember(request), request.params.id, request.params.model),
  );

  app.get(
    '/api/v1/projects/:id/read-models/:model/export',
    {
      schema: {
        operationId: 'readModels.export',
        params: readModelParams,
        produces: ['text/csv'],
        response: { 200: csvSchema },
      },
    },
    async (request, reply) => {
      const { id, model } = request.params;
      const lines = await readModels.export(requireMember(request), id, model);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${model.replace(/\W/g, '')}.csv"`)
        .send(Readable.from(lines));
    },
  );
};
