import { createHash } from 'node:crypto';
import type { PrismaClient } from '@wfb/prisma';
import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { uuid7 } from '@wfb/prisma/uuid7';
import { DomainError } from '../errors.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A creating POST: a repeat with the same `Idempotency-Key` gets the first answer and creates nothing. */
    idempotent?: boolean;
  }
  interface FastifyRequest {
    /**
     * Id for what this request creates. With an `Idempotency-Key` it is the same for every attempt, also for one that follows a
     * crash between creation and answer; so a service that meets its own id already in the database gives what is there.
     */
    newId: string;
    idempotency: { userId: string; key: string; operation: string; since: Date } | null;
  }
}

/**
 * An attempt that has not answered after this long was lost with its server. One that is merely slow does no harm: both work on the same
 * new id. Milliseconds.
 */
const lostAfter = 10_000;

export const idempotencyPlugin = fp(
  async (app) => {
    app.decorateRequest('newId', '');
    app.decorateRequest('idempotency', null);

    app.addHook('preHandler', async (request, reply) => {
      request.newId = uuid7();
      if (!request.routeOptions.config.idempotent || !request.caller) return;
      const key = request.headers['idempotency-key'];
      if (key === undefined) return;
      if (typeof key !== 'string' || key.length < 1 || key.length > 200) {
        throw new DomainError(400, 'INVALID_IDEMPOTENCY_KEY', 'An Idempotency-Key has 1 to 200 characters.');
      }
      const operation = `${request.method} ${request.routeOptions.url}`;
      const claim = { userId: request.caller.user.id, key, operation };
      const since = new Date();
      const outcome = await claimKey(app.prisma, claim, hashOf(request), request.newId, since);
      request.newId = outcome.resourceId;
      if (outcome.answer) {
        return reply
          .code(outcome.answer.status)
          .header('idempotent-replayed', 'true')
          .header('content-type', 'application/json; charset=utf-8')
          .serializer((value: unknown) => value as string)
          .send(JSON.stringify(outcome.answer.response));
      }
      request.idempotency = { ...claim, since };
    });

    app.addHook('onSend', async (request, reply, payload) => {
      if (!request.idempotency) return payload;
      const { since, ...claim } = request.idempotency;
      request.idempotency = null;
      try {
        if (reply.statusCode >= 200 && reply.statusCode < 300) {
          const response = typeof payload === 'string' && payload ? (JSON.parse(payload) as object) : {};
          await app.prisma.idempotencyKey.updateMany({
            where: claim,
            data: { status: reply.statusCode, response },
          });
        } else if (reply.statusCode < 500) {
          // Nothing was created: the same key may be used again, with a corrected request too.
          await app.prisma.idempotencyKey.deleteMany({ where: { ...claim, status: null, createdAt: since } });
        } else {
          // What was created may be there although nobody was told (a connection lost at the end of a transaction): the next attempt
          // takes over at once, with the same id.
          await app.prisma.idempotencyKey.updateMany({
            where: { ...claim, status: null, createdAt: since },
            data: { createdAt: new Date(since.getTime() - lostAfter - 1) },
          });
        }
      } catch (error) {
        // The answer is true all the same. A repeat soon finds the claim lost, and then what this request has created.
        request.log.warn({ err: error }, 'the answer to an Idempotency-Key could not be kept');
      }
      return payload;
    });
  },
  { name: 'idempotency', dependencies: ['auth'] },
);

interface Claim {
  resourceId: string;
  answer: { status: number; response: unknown } | null;
}

async function claimKey(
  prisma: PrismaClient,
  claim: { userId: string; key: string; operation: string },
  requestHash: string,
  resourceId: string,
  since: Date,
): Promise<Claim> {
  const created = await prisma.idempotencyKey.createMany({
    data: [{ ...claim, requestHash, resourceId, createdAt: since }],
    skipDuplicates: true,
  });
  if (created.count === 1) return { resourceId, answer: null };
  const known = await prisma.idempotencyKey.findUnique({ where: { userId_key_operation: claim } });
  // Given up by its owner in this very moment.
  if (!known) return claimKey(prisma, claim, requestHash, resourceId, since);
  if (known.requestHash !== requestHash) {
    throw new DomainError(
      422,
      'IDEMPOTENCY_KEY_REUSED',
      'This Idempotency-Key belongs to another request. Use a new one.',
    );
  }
  if (known.status !== null) {
    return { resourceId: known.resourceId, answer: { status: known.status, response: known.response } };
  }
  const taken = await prisma.idempotencyKey.updateMany({
    where: { ...claim, status: null, createdAt: { lt: new Date(since.getTime() - lostAfter) } },
    data: { createdAt: since },
  });
  if (taken.count === 1) return { resourceId: known.resourceId, answer: null };
  throw new DomainError(409, 'REQUEST_IN_PROGRESS', 'The same request is being carried out.', {
    retryAfter: 1,
  });
}

function hashOf(request: FastifyRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([request.params, request.body ?? null, request.caller?.workspaceId]))
    .digest('base64url');
}
