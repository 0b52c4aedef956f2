import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { requireMember } from '../../auth/caller.ts';
import { unauthenticated } from '../../errors.ts';
import { noContent } from '../../schemas.ts';
import {
  invitationParams,
  inviteBody,
  invitedSchema,
  meSchema,
  openInvitationSchema,
  peopleSchema,
  roleBody,
  userParams,
} from './schemas.ts';
import { createPeopleService } from './service.ts';

export const peopleRoutes: FastifyPluginAsyncZod = async (app) => {
  const { prisma, config, services } = app;
  const service = createPeopleService({ prisma, config, kickOutbox: () => services.outbox.kick() });

  app.get(
    '/api/v1/me',
    { schema: { operationId: 'me.get', response: { 200: meSchema } } },
    async (request) => {
      const { user, workspaceId, sessionId } = requireMember(request);
      if (!request.session) throw unauthenticated();
      return {
        user,
        workspaces: request.session.memberships.map(({ workspaceId: id, name, slug, role }) => ({
          id,
          name,
          slug,
          role,
        })),
        activeWorkspaceId: workspaceId,
        session: { id: sessionId },
      };
    },
  );

  app.get(
    '/api/v1/people',
    { schema: { operationId: 'people.list', response: { 200: peopleSchema } } },
    (request) => service.list(requireMember(request)),
  );

  app.post(
    '/api/v1/people/invitations',
    {
      schema: { operationId: 'people.invite', body: inviteBody, response: { 201: invitedSchema } },
      config: { role: 'admin', idempotent: true },
    },
    async (request, reply) =>
      reply.code(201).send(await service.invite(requireMember(request), request.body)),
  );

  app.get(
    '/api/v1/invitations/:id',
    {
      schema: {
        operationId: 'invitations.get',
        params: invitationParams,
        response: { 200: openInvitationSchema },
      },
      config: { public: true },
    },
    (request) => service.getInvitation(request.params.id),
  );

  app.delete(
    '/api/v1/people/invitations/:id',
    {
      schema: {
        operationId: 'people.revokeInvitation',
        params: invitationParams,
        response: { 204: noContent },
      },
      config: { role: 'admin' },
    },
    async (request, reply) => {
      await service.revokeInvitation(requireMember(request), request.params.id);
      return reply.code(204).send();
    },
  );

  app.patch(
    '/api/v1/people/:userId',
    {
      schema: {
        operationId: 'people.setRole',
        params: userParams,
        body: roleBody,
        response: { 204: noContent },
      },
      config: { role: 'admin' },
    },
    async (request, reply) => {
      await service.setRole(requireMember(request), request.params.userId, request.body.role);
      return reply.code(204).send();
    },
  );

  app.delete(
    '/api/v1/people/:userId',
    { schema: { operationId: 'people.remove', params: userParams, response: { 204: noContent } } },
    async (request, reply) => {
      await service.remove(requireMember(request), request.params.userId);
      return reply.code(204).send();
    },
  );
};
