import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { DomainError, notFound } from '../../errors.ts';
import { customers, ordersUntil, products } from './catalogue.ts';
import { createEffects, type EffectKind } from './effects.ts';

const pageSize = 20;
const orderIdSchema = z.union([z.string().min(1).max(50), z.number()]).transform(String);
const paymentBody = z.looseObject({
  orderId: orderIdSchema,
  amount: z.number().positive().max(1_000_000),
  currency: z.string().length(3).default('EUR'),
  card: z.string().min(1).max(50).describe('`declined` is declined.'),
});
const orderBody = z.looseObject({ orderId: orderIdSchema });

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

      shop.post('/payments', { schema: { body: paymentBody } }, effect('payment'));
      shop.post('/reservations', { schema: { body: orderBody } }, effect('reservation'));
      shop.post('/shipments', { schema: { body: orderBody } }, effect('shipment'));

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
      const body = request.body as { orderId: string } & Record<string, unknown>;
      const outcome = await effects.apply({ key, kind, orderId: body.orderId, request: body });
      if (outcome.repeated) reply.header('idempotent-replayed', 'true');
      return reply.code(outcome.status).send(outcome.response);
    };
  }
};
