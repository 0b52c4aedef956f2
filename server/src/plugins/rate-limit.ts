import rateLimit from '@fastify/rate-limit';
import fp from 'fastify-plugin';

/** Limits are kept in Redis, so that they hold across servers; while it is away nobody is refused. */
export const rateLimitPlugin = fp(
  async (app) => {
    await app.register(rateLimit, {
      global: true,
      max: app.config.RATE_LIMIT,
      timeWindow: 60_000,
      redis: app.redis,
      nameSpace: 'wfb:rate:',
      skipOnError: true,
      allowList: (request) => !/^\/(api|hooks|ws)\b/.test(request.url),
      // Signed tokens only: an invented cookie must not give a fresh allowance.
      keyGenerator: (request) => app.readSessionToken?.(request) ?? request.ip,
    });
  },
  { name: 'rate-limit', dependencies: ['redis', 'cookies'] },
);
