import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { requireMember } from '../../auth/caller.ts';
import { idParams, noContent } from '../../schemas.ts';
import {
  addedItemSchema,
  addItemBody,
  backlogItemSchema,
  backlogListSchema,
  backlogParams,
  itemListSchema,
  itemParams,
  listItemsQuery,
} from './schemas.ts';
import { createBacklogsService } from './service.ts';

export const backlogRoutes: FastifyPluginAsyncZod = async (app) => {
  const { prisma, services } = app;
  const backlogs = createBacklogsService({ prisma, kickOutbox: () => services.outbox.kick() });

  app.get(
    '/api/v1/projects/:id/backlogs',
    {
      schema: {
        operationId: 'backlogs.list',
        description: 'Work backlogs of a project, with how many items wait and how many are worked on.',
        params: idParams,
        response: { 200: backlogListSchema },
      },
    },
    (request) => backlogs.list(requireMember(request), request.params.id),
  );

  app.get(
    '/api/v1/projects/:id/backlogs/:backlog/items',
    {
      schema: {
        operationId: 'backlogs.listItems',
        params: backlogParams,
        querystring: listItemsQuery,
        response: { 200: itemListSchema },
      },
    },
    (request) => {
      const { params, query } = request;
      return backlogs.listItems(requireMember(request), params.id, params.backlog, query);
    },
  );

  app.post(
    '/api/v1/projects/:id/backlogs/:backlog/items',
    {
      config: { idempotent: true },
      schema: {
        operationId: 'backlogs.addItem',
        description: 'Adds an item, under the same rules as a step of a workflow.',
        params: backlogParams,
        body: addItemBody,
        response: { 201: addedItemSchema },
      },
    },
    async (request, reply) => {
      const { params, body } = request;
      const caller = requireMember(request);
      const added = await backlogs.add(caller, params.id, params.backlog, body.item, request.newId);
      return reply.code(201).send(added);
    },
  );

  app.get(
    '/api/v1/projects/:id/backlogs/:backlog/items/:itemId',
    {
      schema: {
        operationId: 'backlogs.getItem',
        params: itemParams,
        response: { 200: backlogItemSchema },
      },
    },
    (request) => {
      const { id, backlog, itemId } = request.params;
      return backlogs.getItem(requireMember(request), id, backlog, itemId);
    },
  );

  app.delete(
    '/api/v1/projects/:id/backlogs/:backlog/items/:itemId',
    {
      schema: {
        operationId: 'backlogs.removeItem',
        description: 'Takes a waiting item out. One that a run works on stays with it.',
        params: itemParams,
        response: { 204: noContent },
      },
    },
    async (request, reply) => {
      const { id, backlog, itemId } = request.params;
      await backlogs.remove(requireMember(request), id, backlog, itemId);
      return reply.code(204).send();
    },
  );

  app.post(
    '/api/v1/projects/:id/backlogs/:backlog/items/:itemId/restore',
    {
      schema: {
        operationId: 'backlogs.restoreItem',
        description: 'Puts an item that was taken out or dropped back in its place.',
        params: itemParams,
        response: { 204: noContent },
      },
    },
    async (request, reply) => {
      const { id, backlog, itemId } = request.params;
      await backlogs.restore(requireMember(request), id, backlog, itemId);
      return reply.code(204).send();
    },
  );
};
