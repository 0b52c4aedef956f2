import type { PrismaClient } from '@wfb/prisma';
import type { FastifyBaseLogger } from 'fastify';
import { z } from 'zod';
import { encodePayload, maxPayloadBytes } from '../features/push/payload.ts';
import { done, type Outcome, type OutboxRow } from '../outbox/outbox.ts';
import { noticeSchema, type RenderPush } from './messages.ts';
import type { SendPush } from './push-sender.ts';

export interface PushHandlerDeps {
  prisma: PrismaClient;
  log: FastifyBaseLogger;
  render: RenderPush;
  send: SendPush;
  publicUrl: string;
  /** Our key is refused by a push service: no device can be reached until somebody looks. */
  raiseAlarm(reason: string): Promise<void>;
}

const pushPayload = z.object({
  subscriptionId: z.string(),
  userId: z.string(),
  notice: noticeSchema,
  /** It was too large once. */
  small: z.boolean().default(false),
});

/** Fits even services that take less than they should. */
const smallBytes = 1_200;
/** A message is worth no more attempts than this; by then it is old. */
const mostAttempts = 40;

/** Sends one message to one device and does what the answer asks for. */
export function createPushHandler({ prisma, log, render, send, publicUrl, raiseAlarm }: PushHandlerDeps) {
  return async function handle(row: OutboxRow): Promise<Outcome> {
    const { subscriptionId, userId, notice, small } = pushPayload.parse(row.payload);
    const subscription = await prisma.pushSubscription.findFirst({ where: { id: subscriptionId, userId } });
    // The device signed out, or was found gone.
    if (!subscription) return done;
    const pausedMs = (subscription.pausedUntil?.getTime() ?? 0) - Date.now();
    if (pausedMs > 0) return { kind: 'later', afterMs: pausedMs, reason: 'The push service asked to wait.' };
    const envelope = await render(notice, { userId, subscriptionId });
    if (!envelope) return done;
    const request = {
      payload: encodePayload(envelope.message, publicUrl, small ? smallBytes : maxPayloadBytes),
      ttlSeconds: envelope.ttlSeconds,
      urgency: envelope.urgency,
      topic: envelope.topic,
    };
    const verdict = await send(subscription, request, row.attempts);
    const note = (data: { lastSentAt?: Date; lastError: string | null; pausedUntil?: Date | null }) =>
      prisma.pushSubscription.updateMany({ where: { id: subscriptionId }, data });

    switch (verdict.kind) {
      case 'sent':
        await note({ lastSentAt: new Date(), lastError: null, pausedUntil: null });
        return done;
      case 'gone':
        await prisma.pushSubscription.deleteMany({
          where: { id: subscriptionId, endpoint: subscription.endpoint },
        });
        return done;
      case 'too-large':
        if (small) {
          await note({ lastError: 'The push service finds even short messages too large.' });
          return { kind: 'failed', reason: 'Too large for the push service, even when shortened.' };
        }
        await prisma.outbox.update({
          where: { id: row.id },
          data: { payload: { subscriptionId, userId, notice, small: true } },
        });
        return { kind: 'later', afterMs: 0, reason: 'The push service found it too large; it is shortened.' };
      case 'later':
        await note({
          lastError: verdict.reason,
          ...(verdict.pauseSubscription ? { pausedUntil: new Date(Date.now() + verdict.afterMs) } : {}),
        });
        return row.attempts >= mostAttempts
          ? { kind: 'failed', reason: verdict.reason }
          : { kind: 'later', afterMs: verdict.afterMs, reason: verdict.reason };
      case 'alarm':
        log.error(
          { subscriptionId, reason: verdict.reason },
          'a push service refuses the key of this instance',
        );
        await note({ lastError: verdict.reason });
        await raiseAlarm(verdict.reason);
        return row.attempts >= mostAttempts
          ? { kind: 'failed', reason: verdict.reason }
          : { kind: 'later', afterMs: verdict.afterMs, reason: verdict.reason };
      case 'refused':
        await note({ lastError: verdict.reason });
        return { kind: 'failed', reason: verdict.reason };
    }
  };
}
