import { createPublicKey } from 'node:crypto';
import { findGuardError } from '@wfb/connectors/guard';
import type { PrismaClient } from '@wfb/prisma';
import type { Caller } from '../../auth/caller.ts';
import type { SendPush } from '../../delivery/push-sender.ts';
import { notFound } from '../../errors.ts';
import { describeDevice } from '../sessions/device.ts';
import * as errors from './errors.ts';
import { encodePayload } from './payload.ts';
import type { SubscribeBody } from './schemas.ts';

export interface PushDeps {
  prisma: PrismaClient;
  send: SendPush;
  /** Throws a GuardError where this address may not be called. */
  checkEndpoint(url: URL): Promise<void>;
  publicUrl: string;
  /** Of badge numbers. */
  countWaiting(caller: Caller): Promise<number>;
}

const mostDevices = 50;

export type PushService = ReturnType<typeof createPushService>;

export function createPushService(deps: PushDeps) {
  const { prisma } = deps;

  return {
    /** A device that signs in as somebody else takes its subscription along: an endpoint is one person's. */
    async subscribe(
      caller: Caller,
      body: SubscribeBody,
      userAgent: string | undefined,
    ): Promise<{ id: string }> {
      await check(body);
      const count = await prisma.pushSubscription.count({
        where: { userId: caller.user.id, endpoint: { not: body.endpoint } },
      });
      if (count >= mostDevices) throw errors.tooManyDevices();
      const state = {
        userId: caller.user.id,
        sessionId: caller.sessionId,
        ...body.keys,
        userAgent: userAgent?.slice(0, 500) ?? null,
        lastSeenAt: new Date(),
        lastError: null,
        pausedUntil: null,
      };
      return prisma.pushSubscription.upsert({
        where: { endpoint: body.endpoint },
        create: { endpoint: body.endpoint, ...state },
        update: state,
        select: { id: true },
      });
    },

    async unsubscribe(caller: Caller, endpoint: string): Promise<void> {
      await prisma.pushSubscription.deleteMany({ where: { endpoint, userId: caller.user.id } });
    },

    /** The browser has changed the endpoint: the device stays the same, and so do the buttons that it was sent. */
    async refresh(
      caller: Caller,
      body: SubscribeBody & { oldEndpoint: string },
      userAgent: string | undefined,
    ): Promise<{ id: string }> {
      const known = await prisma.pushSubscription.findFirst({
        where: { endpoint: body.oldEndpoint, userId: caller.user.id },
        select: { id: true },
      });
      if (!known || body.endpoint === body.oldEndpoint) return this.subscribe(caller, body, userAgent);
      await check(body);
      await prisma.$transaction([
        prisma.pushSubscription.deleteMany({ where: { endpoint: body.endpoint } }),
        prisma.pushSubscription.update({
          where: { id: known.id },
          data: {
            endpoint: body.endpoint,
            ...body.keys,
            sessionId: caller.sessionId,
            lastSeenAt: new Date(),
            lastError: null,
            pausedUntil: null,
          },
        }),
      ]);
      return { id: known.id };
    },

    async list(caller: Caller) {
      const rows = await prisma.pushSubscription.findMany({
        where: { userId: caller.user.id },
        orderBy: { createdAt: 'desc' },
      });
      return {
        items: rows.map((row) => ({
          id: row.id,
          device: describeDevice(row.userAgent),
          createdAt: row.createdAt.toISOString(),
          lastSentAt: row.lastSentAt?.toISOString() ?? null,
          lastError: row.lastError,
          current: row.sessionId === caller.sessionId,
        })),
      };
    },

    /** Sends at once and says how it went. */
    async test(caller: Caller, endpoint: string): Promise<{ ok: boolean; message: string }> {
      const subscription = await prisma.pushSubscription.findFirst({
        where: { endpoint, userId: caller.user.id },
      });
      if (!subscription) throw notFound('device');
      const payload = encodePayload(
        {
          kind: 'test',
          title: 'Notifications work',
          body: 'This is what a request for approval will look like.',
          url: '/more/notifications',
          tag: 'test',
          badge: await deps.countWaiting(caller),
        },
        deps.publicUrl,
      );
      const verdict = await deps.send(subscription, { payload, ttlSeconds: 60, urgency: 'high' }, 1);
      if (verdict.kind === 'gone')
        await prisma.pushSubscription.deleteMany({ where: { id: subscription.id } });
      else {
        await prisma.pushSubscription.updateMany({
          where: { id: subscription.id },
          data:
            verdict.kind === 'sent'
              ? { lastSentAt: new Date(), lastError: null }
              : { lastError: 'reason' in verdict ? verdict.reason : 'Too large.' },
        });
      }
      return { ok: verdict.kind === 'sent', message: messages[verdict.kind] };
    },
  };

  async function check({ endpoint, keys }: SubscribeBody): Promise<void> {
    if (!isP256Point(keys.p256dh)) throw errors.invalidEndpoint('The key of this device is not valid.');
    try {
      await deps.checkEndpoint(new URL(endpoint));
    } catch (error) {
      // A name that cannot be looked up right now may well be there later: sending finds out.
      const refused = findGuardError(error);
      if (refused) throw errors.invalidEndpoint(refused.message);
    }
  }
}

const messages = {
  sent: 'Sent: it should appear in a moment.',
  gone: 'This device no longer takes notifications. Switch them on again.',
  'too-large': 'The push service did not take the message.',
  later: 'The push service is busy or cannot be reached. Try again in a few minutes.',
  alarm: 'The push service refuses this server’s key. Tell whoever runs it.',
  refused: 'The push service did not take the message.',
} as const;

/** An uncompressed point on P-256: anything else makes encryption fail later, with every message. */
function isP256Point(key: string): boolean {
  const point = Buffer.from(key, 'base64url');
  if (point.length !== 65 || point[0] !== 4) return false;
  try {
    createPublicKey({
      format: 'jwk',
      key: {
        kty: 'EC',
        crv: 'P-256',
        x: point.subarray(1, 33).toString('base64url'),
        y: point.subarray(33).toString('base64url'),
      },
    });
    return true;
  } catch {
    return false;
  }
}
