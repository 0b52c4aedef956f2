import { type CallerAnswer, type HttpAnswer, toHttpAnswer } from '@wfb/engine/contract';
import { type KeyRing, unseal, webhookContext, webhookPurpose } from '@wfb/engine/contract/sealing';
import type { TriggerOf } from '@wfb/engine/definition';
import { Prisma, type PrismaClient } from '@wfb/prisma';
import type { RunEnds } from '../runs/run-ends.ts';
import { startableColumns, type RunStarter, type StartableWorkflow } from '../runs/starting.ts';
import * as errors from './errors.ts';
import { dedupeKey, isSignedBy, toInput, type WebhookRequest } from './request-input.ts';

export interface WebhooksDeps {
  prisma: PrismaClient;
  keys: KeyRing;
  starter: RunStarter;
  runEnds: RunEnds;
}

interface Endpoint extends StartableWorkflow {
  triggerId: string;
  config: TriggerOf<'webhook'>;
  sealedSecret: Uint8Array | null;
}

/** How long a caller waits for the output of a run, or for the step that answers. Milliseconds. */
const replyWithin = 30_000;

export function createWebhooksService({ prisma, keys, starter, runEnds }: WebhooksDeps) {
  async function find(token: string): Promise<Endpoint> {
    const [endpoint] = await prisma.$queryRaw<Endpoint[]>(Prisma.sql`
      SELECT ${startableColumns}, t."triggerId", t.config, t."sealedSecret"
      FROM workflow_triggers t JOIN workflows w ON w.id = t."workflowId" JOIN projects p ON p.id = w."projectId"
        JOIN queues q ON q.id = w."queueId"
      WHERE t.token = ${token} AND t.kind = 'webhook' AND t.enabled AND w.enabled AND w."archivedAt" IS NULL
        AND p."archivedAt" IS NULL AND w."activeVersionId" IS NOT NULL`);
    if (!endpoint) throw errors.endpointNotFound();
    return endpoint;
  }

  return {
    async receive(token: string, request: WebhookRequest): Promise<HttpAnswer> {
      const endpoint = await find(token);
      const { config } = endpoint;
      if (config.verify === 'secret') verify(endpoint, request);
      const input = toInput(request);
      const key = dedupeKey(config.dedupeBy, request, input);
      const { runId, finished, created } = await starter.start({
        workflow: endpoint,
        input,
        trigger: 'webhook',
        ...(key === null ? {} : { startKey: `webhook:${endpoint.triggerId}:${key}` }),
      });
      const accepted = inJson(202, { runId });
      if (config.reply === 'accepted') return accepted;
      const waitsForAnswer = config.reply === 'respond';
      const end =
        finished ?? (await runEnds.wait(runId, replyWithin, { orAnswer: waitsForAnswer, isNew: created }));
      if (!end) return accepted;
      if (waitsForAnswer && end.answer) return toHttpAnswer(end.answer as CallerAnswer);
      if (end.status === 'completed') return waitsForAnswer ? accepted : inJson(200, end.output);
      throw errors.runFailed(
        runId,
        (end.error as { message?: string } | null)?.message ?? 'The run did not complete.',
      );
    },
  };

  /** Whatever a run gives, as JSON. */
  function inJson(status: number, value: unknown): HttpAnswer {
    const body = JSON.stringify(value ?? null);
    return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body };
  }

  /** An endpoint that is to be verified and has no secret yet refuses everybody. */
  function verify(endpoint: Endpoint, request: WebhookRequest): void {
    if (!endpoint.sealedSecret) throw errors.invalidSignature();
    const context = webhookContext(endpoint.id, endpoint.triggerId);
    const secret = unseal(keys, webhookPurpose, context, endpoint.sealedSecret);
    if (!isSignedBy(secret, request)) throw errors.invalidSignature();
  }
}
