import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { requireMember } from '../../auth/caller.ts';
import { idParams, noContent } from '../../schemas.ts';
import {
  checkBody,
  diagnosticsSchema,
  placementBody,
  placementSchema,
  projectArchive,
  publishBody,
  saveDraftBody,
  savedDraftSchema,
  scheduleUpdateBody,
  triggerParams,
  versionDetailSchema,
  versionListSchema,
  versionParams,
  versionTypesSchema,
  versionSchema,
  webhookSecretSchema,
  workflowCreateBody,
  workflowListQuery,
  workflowListSchema,
  workflowSchema,
  workflowUpdateBody,
} from './schemas.ts';
import { createExportService } from './export.ts';
import { createPlacementService } from './placement.ts';
import { createWorkflowsService } from './service.ts';
import { createVersionsService } from './versions.ts';

export const workflowRoutes: FastifyPluginAsyncZod = async (app) => {
  const workflows = createWorkflowsService(app);
  const placement = createPlacementService({ prisma: app.prisma, regions: app.config.REGIONS });

  app.get(
    '/api/v1/workflows',
    {
      schema: {
        operationId: 'workflows.list',
        querystring: workflowListQuery,
        response: { 200: workflowListSchema },
      },
    },
    (request) => workflows.list(requireMember(request), request.query),
  );

  app.post(
    '/api/v1/workflows',
    {
      schema: {
        operationId: 'workflows.create',
        body: workflowCreateBody,
        response: { 201: workflowSchema },
      },
      config: { idempotent: true },
    },
    async (request, reply) => {
      const workflow = await workflows.create(requireMember(request), request.newId, request.body);
      return reply.code(201).send(workflow);
    },
  );

  app.post(
    '/api/v1/workflows/check',
    { schema: { operationId: 'workflows.check', body: checkBody, response: { 200: diagnosticsSchema } } },
    (request) => workflows.check(requireMember(request), request.body),
  );

  app.get(
    '/api/v1/workflows/:id',
    { schema: { operationId: 'workflows.get', params: idParams, response: { 200: workflowSchema } } },
    (request) => workflows.get(requireMember(request), request.params.id),
  );

  app.patch(
    '/api/v1/workflows/:id',
    {
      schema: {
        operationId: 'workflows.update',
        params: idParams,
        body: workflowUpdateBody,
        response: { 200: workflowSchema },
      },
    },
    (request) => workflows.update(requireMember(request), request.params.id, request.body),
  );

  app.put(
    '/api/v1/workflows/:id/queue',
    {
      schema: {
        operationId: 'workflows.setQueue',
        params: idParams,
        body: placementBody,
        response: { 200: placementSchema },
      },
      config: { role: 'admin' },
    },
    (request) => placement.setQueue(requireMember(request), request.params.id, request.body),
  );

  app.patch(
    '/api/v1/workflows/:id/schedules/:triggerId',
    {
      schema: {
        operationId: 'workflows.updateSchedule',
        description: 'Pauses a schedule, or lets it go on.',
        params: triggerParams,
        body: scheduleUpdateBody,
        response: { 200: workflowSchema },
      },
    },
    (request) => {
      const { id, triggerId } = request.params;
      return workflows.updateSchedule(requireMember(request), id, triggerId, request.body);
    },
  );

  app.delete(
    '/api/v1/workflows/:id',
    { schema: { operationId: 'workflows.archive', params: idParams, response: { 204: noContent } } },
    async (request, reply) => {
      await workflows.archive(requireMember(request), request.params.id);
      return reply.code(204).send();
    },
  );

  app.put(
    '/api/v1/workflows/:id/draft',
    {
      schema: {
        operationId: 'workflows.saveDraft',
        params: idParams,
        body: saveDraftBody,
        response: { 200: savedDraftSchema },
      },
    },
    (request) => workflows.saveDraft(requireMember(request), request.params.id, request.body),
  );
};

export const versionRoutes: FastifyPluginAsyncZod = async (app) => {
  const versions = createVersionsService(app);
  const exports = createExportService(app);

  app.post(
    '/api/v1/workflows/:id/publish',
    {
      schema: {
        operationId: 'workflows.publish',
        params: idParams,
        body: publishBody,
        response: { 201: versionSchema },
      },
      config: { idempotent: true },
    },
    async (request, reply) => {
      const version = await versions.publish(requireMember(request), request.params.id, request.body);
      return reply.code(201).send(version);
    },
  );

  app.get(
    '/api/v1/workflows/:id/versions',
    {
      schema: {
        operationId: 'workflows.listVersions',
        params: idParams,
        response: { 200: versionListSchema },
      },
    },
    (request) => versions.list(requireMember(request), request.params.id),
  );

  app.get(
    '/api/v1/workflows/:id/versions/:versionId',
    {
      schema: {
        operationId: 'workflows.getVersion',
        params: versionParams,
        response: { 200: versionDetailSchema },
      },
    },
    (request) => versions.get(requireMember(request), request.params.id, request.params.versionId),
  );

  app.get(
    '/api/v1/workflows/:id/versions/:versionId/types',
    {
      schema: {
        operationId: 'workflows.getVersionTypes',
        params: versionParams,
        response: { 200: versionTypesSchema },
      },
    },
    (request) => versions.types(requireMember(request), request.params.id, request.params.versionId),
  );

  app.get(
    '/api/v1/workflows/:id/versions/:versionId/export',
    {
      schema: {
        operationId: 'workflows.exportVersion',
        params: versionParams,
        produces: ['application/zip'],
        response: { 200: projectArchive },
      },
    },
    async (request, reply) => {
      const { id, versionId } = request.params;
      const { name, archive } = await exports.archive(requireMember(request), id, versionId);
      return reply
        .type('application/zip')
        .header('content-disposition', `attachment; filename="${name}.zip"`)
        .send(archive);
    },
  );

  app.post(
    '/api/v1/workflows/:id/versions/:versionId/activate',
    {
      schema: {
        operationId: 'workflows.activateVersion',
        params: versionParams,
        response: { 200: versionSchema },
      },
    },
    (request) => versions.activate(requireMember(request), request.params.id, request.params.versionId),
  );

  app.post(
    '/api/v1/workflows/:id/webhooks/:triggerId/secret',
    {
      schema: {
        operationId: 'workflows.rotateWebhookSecret',
        params: triggerParams,
        response: { 200: webhookSecretSchema },
      },
    },
    (request) =>
      versions.rotateWebhookSecret(requireMember(request), request.params.id, request.params.triggerId),
  );
};
