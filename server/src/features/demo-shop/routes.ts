import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { DomainError, notFound } from '../../errors.ts';
import { transactionPage } from './bank.ts';
import { customers, ordersUntil, products } from './catalogue.ts';
import { declarationOf, type EffectKind, effectKinds } from './effect-kinds.ts';
import { createEffects } from './effects.ts';
import { creditScoreOf, devices, judgeText, onCall, subscriptions, systems } from './records.ts';

const pageSize = 20;
/** The page of an export that is not ready when it is first asked for. */
const busyPage = 3;

/**
 * An API for the sample workflows to call, and for tests to prove by its ledger that every effect happened once. It is public, as such an
 * API on the internet would be; served in development only.
 */
export const demoShopRoutes: FastifyPluginAsyncZod = async (app) => {
  if (!app.config.DEMO_SHOP) return;
  const effects = createEffects(app);

  await app.register(
    async (shop) => {
      shop.addHook('onRoute', (route) => {
        route.schema = { ...route.schema, hide: true };
      });

      shop.get('/products', async () => ({ items: products }));

      shop.get(
        '/orders',
        { schema: { querystring: z.object({ page: z.coerce.number().int().min(1).default(1) }) } },
        async (request) => {
          const { page } = request.query as { page: number };
          const orders = ordersUntil(new Date());
          return {
            items: orders.slice((page - 1) * pageSize, page * pageSize),
            page,
            pages: Math.ceil(orders.length / pageSize),
          };
        },
      );

      shop.get('/orders/:id', async (request) => {
        const { id } = request.params as { id: string };
        const order = ordersUntil(new Date()).find((candidate) => String(candidate.id) === id);
        if (!order) throw notFound('order');
        return order;
      });

      shop.get('/customers/:email', async (request) => {
        const { email } = request.params as { email: string };
        const customer = customers.find((candidate) => candidate.email === email.toLowerCase());
        if (!customer) throw notFound('customer');
        return customer;
      });

      shop.get('/subscriptions/:id', ({ params }) => found(subscriptions, params, 'subscription'));
      shop.get('/devices/:id', ({ params }) => found(devices, params, 'device'));

      shop.get('/on-call/:service', async (request) => {
        const { service } = request.params as { service: string };
        const people = onCall[service];
        if (!people) throw notFound('service');
        return { service, people };
      });

      shop.get('/credit-scores/:email', async (request) => {
        const { email } = request.params as { email: string };
        return { email, score: creditScoreOf(email) };
      });

      shop.post(
        '/text-checks',
        { schema: { body: z.looseObject({ text: z.string().max(20_000) }) } },
        (request) => Promise.resolve(judgeText((request.body as { text: string }).text)),
      );

      shop.get('/systems', async () => ({ items: systems }));

      shop.get(
        '/bank/transactions',
        { schema: { querystring: z.object({ cursor: z.string().max(50).optional() }) } },
        async (request) => transactionPage(new Date(), (request.query as { cursor?: string }).cursor),
      );

      shop.get('/exports/:id', async (request) => {
        const { id } = request.params as { id: string };
        if (!(await effects.find('export', id))) throw notFound('export');
        return { id, pages: Math.ceil(ordersUntil(new Date()).length / pageSize) };
      });

      shop.get(
        '/exports/:id/pages/:page',
        { schema: { params: z.object({ id: z.string().max(50), page: z.coerce.number().int().min(1) }) } },
        async (request, reply) => {
          const { id, page } = request.params as { id: string; page: number };
          if (!(await effects.find('export', id))) throw notFound('export');
          if (page === busyPage && (await effects.isFirst('export', `${id}/${page}`))) {
            reply.header('retry-after', '1');
            throw new DomainError(429, 'PAGE_NOT_READY', 'This page is still being written.');
          }
          return { page, items: ordersUntil(new Date()).slice((page - 1) * pageSize, page * pageSize) };
        },
      );

      for (const kind of Object.keys(effectKinds) as EffectKind[]) {
        const { path, body } = declarationOf(kind);
        shop.post(path, { schema: { body } }, effect(kind));
      }

      shop.get('/ledger', async (request) => {
        const { orderId } = request.query as { orderId?: string };
        return { items: await effects.ledger(orderId) };
      });

      shop.post('/reset', async (_request, reply) => {
        await effects.reset();
        return reply.code(204).send();
      });
    },
    { prefix: '/demo-shop' },
  );

  function effect(kind: EffectKind) {
    return async (request: FastifyRequest, reply: FastifyReply) => {
      const key = request.headers['idempotency-key'];
      if (typeof key !== 'string' || key === '' || key.length > 300) {
        throw new DomainError(400, 'IDEMPOTENCY_KEY_MISSING', 'This shop wants an Idempotency-Key.');
      }
      const body = request.body as { orderId?: string; reference?: string } & Record<string, unknown>;
      const orderId = (body.orderId ?? body.reference)!;
      const outcome = await effects.apply({ key, kind, orderId, request: body });
      if (outcome.repeated) reply.header('idempotent-replayed', 'true');
      return reply.code(outcome.status).send(outcome.response);
    };
  }
};

async function found<T extends { id: string }>(
  records: readonly T[],
  params: unknown,
  what: string,
): Promise<T> {
  const { id } = params as { id: string };
  const record = records.find((candidate) => candidate.id === id);
  if (!record) throw notFound(what);
  return record;
}
