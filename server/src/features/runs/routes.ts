import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { requireMember } from '../../auth/caller.ts';
import { idParams } from '../../schemas.ts';
import { eventBody, sentEventSchema } from '../project-events/schemas.ts';
import {
  countsQuery,
  countsSchema,
  listRunsQuery,
  listStepsQuery,
  retryBody,
  runListSchema,
  runSchema,
  runSummarySchema,
  startRunBody,
  stepListSchema,
  terminateBody,
} from './schemas.ts';

/** A run may be given a whole list to go through. Bytes. */
const largestInput = 8 * 1024 * 1024;

export const runRoutes: FastifyPluginAsyncZod = async (app) => {
  app.post(
    '/api/v1/workflows/:id/runs',
    {
      config: { idempotent: true },
      bodyLimit: largestInput,
      schema: {
        operationId: 'runs.start',
        description: 'Once this is answered, the run will run, exactly once.',
        params: idParams,
        body: startRunBody,
        response: { 201: runSummarySchema },
      },
    },
    async (request, reply) => {
      const run = await app.services.runs.start(requireMember(request), request.params.id, {
        id: request.newId,
        input: request.body.input,
      });
      return reply.code(201).send(run);
    },
  );

  app.get(
    '/api/v1/runs',
    {
      schema: {
        operationId: 'runs.list',
        querystring: listRunsQuery,
        response: { 200: runListSchema },
      },
    },
    async (request) => app.services.runs.list(requireMember(request), request.query),
  );

  app.get(
    '/api/v1/runs/counts',
    {
      schema: {
        operationId: 'runs.counts',
        querystring: countsQuery,
        response: { 200: countsSchema },
      },
    },
    async (request) => app.services.runs.counts(requireMember(request), request.query),
  );

  app.get(
    '/api/v1/runs/:id',
    { schema: { operationId: 'runs.get', params: idParams, response: { 200: runSchema } } },
    async (request) => app.services.runs.get(requireMember(request), request.params.id),
  );

  app.get(
    '/api/v1/runs/:id/steps',
    {
      schema: {
        operationId: 'runs.listSteps',
        description: 'Steps of a run in the order in which they began.',
        params: idParams,
        querystring: listStepsQuery,
        response: { 200: stepListSchema },
      },
    },
    async (request) => app.services.runs.listSteps(requireMember(request), request.params.id, request.query),
  );

  app.post(
    '/api/v1/runs/:id/cancel',
    {
      schema: {
        operationId: 'runs.cancel',
        description: 'Asks the run to stop; it may undo things first.',
        params: idParams,
        response: { 200: runSummarySchema },
      },
    },
    async (request) => app.services.runs.cancel(requireMember(request), request.params.id),
  );

  app.post(
    '/api/v1/runs/:id/terminate',
    {
      schema: {
        operationId: 'runs.terminate',
        description: 'Ends the run at once; nothing is undone.',
        params: idParams,
        body: terminateBody,
        response: { 200: runSummarySchema },
      },
    },
    async (request) =>
      app.services.runs.terminate(requireMember(request), request.params.id, request.body.reason),
  );

  app.post(
    '/api/v1/runs/:id/events',
    {
      config: { idempotent: true },
      schema: {
        operationId: 'runs.sendEvent',
        description:
          'Sends an event that the workflow declares to an open run. It arrives once, behind those sent before.',
        params: idParams,
        body: eventBody,
        response: { 202: sentEventSchema },
      },
    },
    async (request, reply) => {
      const event = { id: request.newId, ...request.body };
      const sent = await app.services.runs.sendEvent(requireMember(request), request.params.id, event);
      return reply.code(202).send(sent);
    },
  );

  app.post(
    '/api/v1/runs/:id/retry',
    {
      config: { idempotent: true },
      schema: {
        operationId: 'runs.retry',
        description:
          'From the start: a new run. From the failed step: the same run goes on, steps done before keep their results.',
        params: idParams,
        body: retryBody,
        response: { 201: runSummarySchema },
      },
    },
    async (request, reply) => {
      const run = await app.services.runs.retry(requireMember(request), request.params.id, {
        id: request.newId,
        ...request.body,
      });
      return reply.code(201).send(run);
    },
  );
};
