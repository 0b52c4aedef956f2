import type { Prisma, PrismaClient } from '@wfb/prisma';
import { isDeepStrictEqual } from 'node:util';
import { DomainError } from '../../errors.ts';
import { type Answer, answerOf, declarationOf, type EffectKind } from './effect-kinds.ts';

export interface Effect {
  key: string;
  kind: EffectKind;
  /** What it is about. */
  orderId: string;
  request: Record<string, unknown>;
}

/** How a well-made API behaves: what it does, it does once per idempotency key, and it can show what it did. */
export function createEffects({ prisma }: { prisma: PrismaClient }) {
  const repeatOf = (key: string) =>
    prisma.demoShopEffect.update({ where: { key }, data: { calls: { increment: 1 } } });

  return {
    /** Carries an effect out, or for a repeat gives the first answer again. */
    async apply(effect: Effect): Promise<Answer & { repeated: boolean }> {
      const { kind, orderId, request } = effect;
      const refusedBefore = await prisma.demoShopEffect.count({
        where: { kind, orderId, status: { gte: 400 }, key: { not: effect.key } },
      });
      const answer = answerOf(kind, { request, refusedBefore });
      const { count } = await prisma.demoShopEffect.createMany({
        data: [
          {
            ...effect,
            request: request as Prisma.InputJsonObject,
            status: answer.status,
            response: answer.response as Prisma.InputJsonObject,
          },
        ],
        skipDuplicates: true,
      });
      if (count === 1) {
        if (declarationOf(kind).losesFirstAnswer?.(request)) throw answerLost();
        return { ...answer, repeated: false };
      }
      const first = await repeatOf(effect.key);
      if (first.kind !== kind || !isDeepStrictEqual(first.request, request)) {
        throw new DomainError(422, 'IDEMPOTENCY_KEY_REUSED', 'This key belongs to another request.');
      }
      return { status: first.status, response: first.response as object, repeated: true };
    },

    /** What is known under this id of an effect of a kind; undefined for any other id. */
    async find(kind: EffectKind, id: string) {
      const row = await prisma.demoShopEffect.findFirst({
        where: { kind, response: { path: ['id'], equals: id } },
      });
      return row ?? undefined;
    },

    /** Whether this is asked for the first time. Every asking counts. */
    async isFirst(kind: EffectKind, key: string): Promise<boolean> {
      const { count } = await prisma.demoShopEffect.createMany({
        data: [{ key, kind, orderId: null, request: {}, status: 429, response: {} }],
        skipDuplicates: true,
      });
      if (count === 0) await repeatOf(key);
      return count === 1;
    },

    /** Every effect, newest first, with how often it was asked for. */
    async ledger(orderId: string | undefined) {
      const rows = await prisma.demoShopEffect.findMany({
        where: orderId ? { orderId } : {},
        orderBy: { createdAt: 'desc' },
        take: 200,
      });
      return rows.map(({ key, kind, orderId: order, request, status, response, calls, createdAt }) => ({
        key,
        kind,
        orderId: order,
        request,
        status,
        response,
        calls,
        createdAt: createdAt.toISOString(),
      }));
    },

    async reset(): Promise<void> {
      await prisma.demoShopEffect.deleteMany();
    },
  };
}

const answerLost = () =>
  new DomainError(503, 'ANSWER_LOST', 'The connection broke before the answer was there.');
