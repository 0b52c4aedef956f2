import fp from 'fastify-plugin';
import { Redis, type RedisOptions } from 'ioredis';

declare module 'fastify' {
  interface FastifyInstance {
    /** For commands that answer at once; a request fails quickly while Redis is away. */
    redis: Redis;
    /** A connection of its own, for what blocks or subscribes; closed with the app. */
    createRedis(options?: RedisOptions): Redis;
  }
}

export const redisPlugin = fp(
  async (app) => {
    const connections: Redis[] = [];
    const create = (options: RedisOptions = {}): Redis => {
      const redis = new Redis(app.config.REDIS_URL, {
        connectTimeout: 5_000,
        keepAlive: 10_000,
        retryStrategy: (attempt) => Math.min(100 * attempt, 2_000),
        ...options,
      });
      // ioredis reconnects by itself; without a listener each failed attempt would end the process.
      redis.on('error', (error) => app.log.warn({ err: error }, 'redis connection failed'));
      connections.push(redis);
      return redis;
    };
    app.decorate('redis', create({ maxRetriesPerRequest: 1, commandTimeout: 5_000 }));
    app.decorate('createRedis', create);
    app.addHook('onClose', async () => {
      for (const redis of connections) redis.disconnect();
    });
  },
  { name: 'redis', dependencies: ['config'] },
);
