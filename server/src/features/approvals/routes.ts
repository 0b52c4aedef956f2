import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { requireMember } from '../../auth/caller.ts';
import { idParams } from '../../schemas.ts';
import {
  approvalListSchema,
  approvalSchema,
  decideBody,
  decideByTokenBody,
  decidedByTokenSchema,
  decidedSchema,
  listApprovalsQuery,
} from './schemas.ts';

export const approvalRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/api/v1/approvals',
    {
      schema: {
        operationId: 'approvals.list',
        querystring: listApprovalsQuery,
        response: { 200: approvalListSchema },
      },
    },
    async (request) => app.services.approvals.list(requireMember(request), request.query),
  );

  app.get(
    '/api/v1/approvals/:id',
    { schema: { operationId: 'approvals.get', params: idParams, response: { 200: approvalSchema } } },
    async (request) => app.services.approvals.get(requireMember(request), request.params.id),
  );

  app.post(
    '/api/v1/approvals/:id/decision',
    {
      schema: {
        operationId: 'approvals.decide',
        description: 'The first decision wins. A repeat with the same decisionId gives the same answer.',
        params: idParams,
        body: decideBody,
        response: { 200: decidedSchema },
      },
    },
    async (request) => ({
      approval: await app.services.approvals.decide(requireMember(request), request.params.id, request.body),
    }),
  );

  app.post(
    '/api/v1/approvals/decide-by-token',
    {
      // Notification buttons work without the app being open; the token says who decides what.
      config: { public: true, rateLimit: { max: 60, timeWindow: 60_000 } },
      schema: {
        operationId: 'approvals.decideByToken',
        body: decideByTokenBody,
        response: { 200: decidedByTokenSchema },
      },
    },
    async (request) => app.services.approvals.decideByToken(request.body),
  );
};
