import { readFileSync } from 'node:fs';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { ServerConfig } from './config.ts';
import { features } from './features/index.ts';
import { answerBrokenRequest, logging, newRequestId } from './logging.ts';
import { authPlugin } from './plugins/auth.ts';
import { backgroundPlugin } from './plugins/background.ts';
import { compressionPlugin } from './plugins/compression.ts';
import { configPlugin } from './plugins/config.ts';
import { cookiesPlugin } from './plugins/cookies.ts';
import { errorsPlugin } from './plugins/errors.ts';
import { fleetPlugin } from './plugins/fleet.ts';
import { idempotencyPlugin } from './plugins/idempotency.ts';
import { jsonBodyPlugin } from './plugins/json-body.ts';
import { keysPlugin } from './plugins/keys.ts';
import { livePlugin } from './plugins/live.ts';
import { openapiPlugin } from './plugins/openapi.ts';
import { blobsPlugin } from './plugins/blobs.ts';
import { prismaPlugin } from './plugins/prisma.ts';
import { rateLimitPlugin } from './plugins/rate-limit.ts';
import { readinessPlugin } from './plugins/readiness.ts';
import { redisPlugin } from './plugins/redis.ts';
import { requestLogPlugin } from './plugins/request-log.ts';
import { securityPlugin } from './plugins/security.ts';
import { servicesPlugin } from './plugins/services.ts';
import { temporalPlugin } from './plugins/temporal.ts';
import { webPlugin } from './plugins/web.ts';
import { realtimePlugin } from './realtime/plugin.ts';

export interface AppOptions {
  config: ServerConfig;
  /** Own logger, or false for none. */
  logger?: FastifyBaseLogger | false;
  /** Whether to carry out jobs and project events besides answering requests. */
  background?: boolean;
}

/** Largest body of an ordinary request, bytes; routes that take more say so. */
export const bodyLimit = 1024 * 1024;

/** The whole server, ready to listen or to be asked by `inject`. */
export async function createApp({ config, logger, background = true }: AppOptions): Promise<FastifyInstance> {
  const tls = config.TLS_CERT && config.TLS_KEY ? readCertificate(config.TLS_CERT, config.TLS_KEY) : null;
  const app = Fastify({
    ...(logger === false
      ? { logger: false }
      : logger
        ? { loggerInstance: logger }
        : { logger: logging(config) }),
    ...(tls ? { https: tls } : {}),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: newRequestId,
    requestIdHeader: false,
    trustProxy: config.TRUST_PROXY || false,
    bodyLimit,
    // A request that trickles in is answered 408 by Node itself.
    requestTimeout: 60_000,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    clientErrorHandler: answerBrokenRequest,
    routerOptions: { maxParamLength: 500 },
  }) as unknown as FastifyInstance;

  await app.register(configPlugin, { config, background });
  await app.register(errorsPlugin);
  await app.register(jsonBodyPlugin);
  await app.register(requestLogPlugin);
  await app.register(openapiPlugin);
  await app.register(keysPlugin);
  await app.register(prismaPlugin);
  await app.register(blobsPlugin);
  await app.register(redisPlugin);
  await app.register(temporalPlugin);
  await app.register(readinessPlugin);
  await app.register(securityPlugin);
  await app.register(cookiesPlugin);
  await app.register(rateLimitPlugin);
  await app.register(authPlugin);
  await app.register(idempotencyPlugin);
  await app.register(compressionPlugin);
  await app.register(livePlugin);
  await app.register(servicesPlugin);
  await app.register(realtimePlugin);
  for (const feature of features) await app.register(feature);
  await app.register(webPlugin);
  await app.register(backgroundPlugin);
  await app.register(fleetPlugin);
  await app.ready();
  return app;
}

function readCertificate(cert: string, key: string): { cert: Buffer; key: Buffer } {
  return { cert: readFileSync(cert), key: readFileSync(key) };
}
