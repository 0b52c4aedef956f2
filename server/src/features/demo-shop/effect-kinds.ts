import { randomBytes } from 'node:crypto';
import { z } from 'zod';

/** What an effect is about, across all of its kinds: an order, a person, a device. */
const referenceSchema = z.union([z.string().min(1).max(200), z.number()]).transform(String);
const orderBody = z.looseObject({ orderId: referenceSchema });
const referenceBody = z.looseObject({ reference: referenceSchema });
const amountSchema = z.number().positive().max(1_000_000);

export interface Asked {
  request: Record<string, unknown>;
  /** How often another request of this kind about the same thing was refused before. */
  refusedBefore: number;
}

export interface Answer {
  status: number;
  response: object;
}

interface EffectKindDeclaration {
  path: string;
  body: z.ZodType<Record<string, unknown>>;
  prefix: string;
  /** What the answer holds beside id and reference. */
  gives: (request: Record<string, unknown>) => object;
  refuses?: (asked: Asked) => Answer | undefined;
  /** What it does, it does; but the first answer is lost on the way, and only a repeat of the request gets it. */
  losesFirstAnswer?: (request: Record<string, unknown>) => boolean;
}

/** Times that a `recovering` card is declined for one thing before it is good again. */
const declinesOfRecovering = 2;

export const effectKinds = {
  payment: {
    path: '/payments',
    body: z.looseObject({
      orderId: referenceSchema,
      amount: amountSchema,
      currency: z.string().length(3).default('EUR'),
      card: z.string().min(1).max(50).describe('`declined` is declined; `recovering` twice, then not.'),
    }),
    prefix: 'pay',
    gives: ({ amount, currency }) => ({ amount, currency, status: 'charged' }),
    refuses: ({ request: { card }, refusedBefore }) =>
      card === 'declined' || (card === 'recovering' && refusedBefore < declinesOfRecovering)
        ? refusal(402, 'CARD_DECLINED', 'The card was declined by its bank.')
        : undefined,
  },
  refund: {
    path: '/refunds',
    body: orderBody,
    prefix: 'ref',
    gives: ({ paymentId }) => ({ paymentId, status: 'refunded' }),
  },
  reservation: {
    path: '/reservations',
    body: orderBody,
    prefix: 'res',
    gives: () => ({ status: 'reserved', warehouse: 'Rotterdam 2' }),
  },
  release: {
    path: '/releases',
    body: orderBody,
    prefix: 'rel',
    gives: ({ reservationId }) => ({ reservationId, status: 'released' }),
  },
  shipment: {
    path: '/shipments',
    body: orderBody,
    prefix: 'shp',
    gives: () => ({ status: 'handed over', carrier: 'Parcel Post', trackingNumber: tracking() }),
    refuses: ({ request: { address } }) =>
      address === 'unknown' ? refusal(422, 'ADDRESS_UNKNOWN', 'No carrier knows this address.') : undefined,
  },
  payout: {
    path: '/payouts',
    body: z.looseObject({ reference: referenceSchema, amount: amountSchema }),
    prefix: 'out',
    gives: ({ amount }) => ({ amount, status: 'transferred' }),
  },
  subscriptionEnd: {
    path: '/subscription-ends',
    body: referenceBody,
    prefix: 'end',
    gives: () => ({ status: 'ended' }),
  },
  account: {
    path: '/accounts',
    body: z.looseObject({ reference: referenceSchema, system: z.string().min(1).max(50) }),
    prefix: 'acc',
    gives: ({ system }) => ({ system, status: 'ready' }),
  },
  equipment: {
    path: '/equipment-orders',
    body: referenceBody,
    prefix: 'eqp',
    gives: () => ({ status: 'ordered', arrivesIn: '5 days' }),
  },
  page: {
    path: '/pages',
    body: z.looseObject({ reference: referenceSchema, to: z.string().min(1).max(200) }),
    prefix: 'pag',
    gives: ({ to }) => ({ to, status: 'delivered' }),
  },
  workOrder: {
    path: '/work-orders',
    body: referenceBody,
    prefix: 'wrk',
    gives: () => ({ status: 'assigned' }),
  },
  publication: {
    path: '/publications',
    body: referenceBody,
    prefix: 'pub',
    gives: ({ visible = true }) => ({ visible }),
  },
  deletion: {
    path: '/deletions',
    body: z.looseObject({ reference: referenceSchema, system: z.string().min(1).max(50) }),
    prefix: 'del',
    gives: ({ system }) => ({ system, status: 'deleted' }),
    losesFirstAnswer: ({ system }) => system === 'archive',
  },
  export: {
    path: '/exports',
    body: referenceBody,
    prefix: 'exp',
    gives: () => ({ status: 'ready' }),
  },
  load: {
    path: '/warehouse-rows',
    body: z.looseObject({ reference: referenceSchema, rows: z.array(z.unknown()).max(1_000) }),
    prefix: 'row',
    gives: ({ rows }) => ({ stored: (rows as unknown[]).length }),
  },
} as const satisfies Record<string, EffectKindDeclaration>;

export type EffectKind = keyof typeof effectKinds;

export const declarationOf = (kind: EffectKind): EffectKindDeclaration => effectKinds[kind];

export function answerOf(kind: EffectKind, asked: Asked): Answer {
  const { refuses, prefix, gives } = declarationOf(kind);
  const { request } = asked;
  const { orderId, reference } = request;
  return (
    refuses?.(asked) ?? {
      status: 201,
      response: {
        id: `${prefix}_${randomBytes(6).toString('hex')}`,
        ...(orderId === undefined ? { reference } : { orderId }),
        ...gives(request),
      },
    }
  );
}

const refusal = (status: number, code: string, message: string): Answer => ({
  status,
  response: { code, message },
});
const tracking = (): string => `PP${randomBytes(5).toString('hex').toUpperCase()}`;
