import helmet from '@fastify/helmet';
import fp from 'fastify-plugin';
import { allowedOrigins } from '../config.ts';
import { DomainError } from '../errors.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Meant to be called from other sites and programs, and proves its caller by other means than a cookie. */
    crossOrigin?: boolean;
  }
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Headers of every answer, and the check that a writing request comes from our own pages. */
export const securityPlugin = fp(
  async (app) => {
    const https = app.config.publicUrl.startsWith('https:');
    await app.register(helmet, {
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          workerSrc: ["'self'"],
          manifestSrc: ["'self'"],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      strictTransportSecurity: isPublicName(app.config.publicUrl)
        ? { maxAge: 15_552_000, includeSubDomains: false }
        : false,
      referrerPolicy: { policy: 'same-origin' },
      crossOriginEmbedderPolicy: false,
      // Over plain HTTP in a home network browsers ignore it and complain.
      crossOriginOpenerPolicy: https ? { policy: 'same-origin' } : false,
      originAgentCluster: https,
    });

    const origins = new Set(allowedOrigins(app.config));
    app.addHook('onRequest', async (request, reply) => {
      reply.header('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=()');
      if (safeMethods.has(request.method) || request.routeOptions.config?.crossOrigin) return;
      const { origin } = request.headers;
      const site = request.headers['sec-fetch-site'];
      // Browsers say where a writing request comes from. Programs say nothing; without a cookie jar they are no danger.
      const foreign =
        origin !== undefined ? !origins.has(origin) : site === 'cross-site' || site === 'same-site';
      if (foreign) {
        throw new DomainError(403, 'FOREIGN_ORIGIN', 'This request comes from another site.', {
          details: { origin: origin ?? null },
        });
      }
    });
  },
  { name: 'security', dependencies: ['config'] },
);

/**
 * Whether HTTPS is here to stay. A browser that was told so of `localhost` or of a name in a home network would refuse everything else
 * that is ever served there by plain HTTP, this product's next start among it.
 */
function isPublicName(publicUrl: string): boolean {
  const { protocol, hostname } = new URL(publicUrl);
  return (
    protocol === 'https:' &&
    /\.[a-z]{2,}$/i.test(hostname) &&
    !/\.(local|localhost|home\.arpa)$/i.test(hostname)
  );
}
