import { Redis, type RedisOptions } from 'ioredis';
import type { Logger } from './log.ts';

/**
 * A connection for which nothing waits: while Redis is away its commands fail at once, and everything that uses it has
 * another way (polling, a buffer, the reconciler).
 */
export function connectRedis(url: string, log: Logger, options: RedisOptions = {}): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: 5_000,
    connectTimeout: 5_000,
    keepAlive: 10_000,
    retryStrategy: (attempt) => Math.min(100 * 2 ** Math.min(attempt, 5), 2_000),
    reconnectOnError: (error) => error.message.startsWith('READONLY'),
    ...options,
  });
  let away = false;
  redis.on('error', (error) => {
    if (!away) log.warn({ err: error }, 'Redis cannot be reached; trying again');
    away = true;
  });
  redis.on('ready', () => {
    if (away) log.info('Redis is back');
    away = false;
  });
  return redis;
}
