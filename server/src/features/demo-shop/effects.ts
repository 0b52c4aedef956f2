import { randomBytes } from 'node:crypto';
import type { Prisma, PrismaClient } from '@wfb/prisma';
import { isDeepStrictEqual } from 'node:util';
import { DomainError } from '../../errors.ts';

export type EffectKind = 'payment' | 'reservation' | 'shipment';

export interface Effect {
  key: string;
  kind: EffectKind;
  orderId: string;
  request: Record<string, unknown>;
}

/** How a well-made API behaves: what it does, it does once per idempotency key, and it can show what it did. */
export function createEffects({ prisma }: { prisma: PrismaClient }) {
  return {
    /** Carries an effect out, or for a repeat gives the first answer again. */
    async apply(effect: Effect): Promise<{ status: number; response: unknown; repeated: boolean }> {
      const answer = answerOf(effect);
      const { count } = await prisma.demoShopEffect.createMany({
        data: [
          {
            ...effect,
            request: effect.request as Prisma.InputJsonObject,
            status: answer.status,
            response: answer.response as Prisma.InputJsonObject,
          },
        ],
        skipDuplicates: true,
      });
      if (count === 1) return { ...answer, repeated: false };
      const first = await prisma.demoShopEffect.update({
        where: { key: effect.key },
        data: { calls: { increment: 1 } },
      });
      if (first.kind !== effect.kind || !isDeepStrictEqual(first.request, effect.request)) {
        throw new DomainError(422, 'IDEMPOTENCY_KEY_REUSED', 'This key belongs to another request.');
      }
      return { status: first.status, response: first.response, repeated: true };
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

function answerOf({ kind, orderId, request }: Effect): { status: number; response: object } {
  if (kind === 'payment' && request['card'] === 'declined') {
    return {
      status: 402,
      response: { code: 'CARD_DECLINED', message: 'The card was declined by its bank.' },
    };
  }
  return { status: 201, response: { id: newId(kind), orderId, ...extra[kind](request) } };
}

const extra: Record<EffectKind, (request: Record<string, unknown>) => object> = {
  payment: ({ amount, currency }) => ({ amount, currency, status: 'charged' }),
  reservation: () => ({ status: 'reserved', warehouse: 'Rotterdam 2' }),
  shipment: () => ({ status: 'handed over', carrier: 'Parcel Post', trackingNumber: tracking() }),
};

const prefixes: Record<EffectKind, string> = { payment: 'pay', reservation: 'res', shipment: 'shp' };
const newId = (kind: EffectKind): string => `${prefixes[kind]}_${randomBytes(6).toString('hex')}`;
const tracking = (): string => `PP${randomBytes(5).toString('hex').toUpperCase()}`;
