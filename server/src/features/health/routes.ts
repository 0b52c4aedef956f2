import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

const checkSchema = z.object({ ok: z.boolean(), message: z.string(), ms: z.number() });
const readinessSchema = z.object({ ok: z.boolean(), checks: z.record(z.string(), checkSchema) });

const partsQuery = z.object({
  parts: z
    .string()
    .regex(/^[a-z]+(,[a-z]+)*$/)
    .max(200)
    .optional()
    .describe('Only these, by commas: of a load balancer that wants to know whether this server can answer.'),
});

/** `/healthz`: the process answers. `/readyz`: everything that carries a run does. */
export const healthRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/healthz',
    {
      schema: {
        operationId: 'health.live',
        tags: ['health'],
        response: { 200: z.object({ ok: z.literal(true) }) },
      },
    },
    async () => ({ ok: true as const }),
  );
  app.get(
    '/readyz',
    {
      schema: {
        operationId: 'health.ready',
        tags: ['health'],
        querystring: partsQuery,
        response: { 200: readinessSchema, 503: readinessSchema },
      },
      config: { rateLimit: false },
    },
    async ({ query }, reply) => {
      const result = await app.readiness.run(query.parts?.split(','));
      return reply.code(result.ok ? 200 : 503).send(result);
    },
  );
};
