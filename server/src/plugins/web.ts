import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import fp from 'fastify-plugin';
import { DomainError } from '../errors.ts';

/** Paths that belong to the API: an unknown one among them is an error, never the app's page. */
const apiPath = /^\/(api|hooks|ws|demo-shop|healthz|readyz)(\/|$|\?)/;

/** Runs drafts that are tried out: evaluates their code, and reaches nothing and nobody. */
const workerPolicy = "default-src 'none'; script-src 'unsafe-eval'";

/** The built web app: hashed files for ever, everything else revalidated, unknown pages by the app's one document. */
export const webPlugin = fp(
  async (app) => {
    const root = app.config.WEB_DIR ? resolve(app.config.WEB_DIR) : undefined;
    const served = root !== undefined && existsSync(resolve(root, 'index.html'));
    if (root !== undefined && !served) app.log.warn({ root }, 'WEB_DIR holds no built web app');
    if (served) {
      await app.register(fastifyStatic, {
        root,
        preCompressed: true,
        cacheControl: false,
        setHeaders(reply, path) {
          reply.header(
            'cache-control',
            path.includes('/_app/immutable/') ? 'public, max-age=31536000, immutable' : 'no-cache',
          );
          if (path.includes('/_app/immutable/workers/'))
            reply.header('content-security-policy', workerPolicy);
        },
      });
    }

    app.setNotFoundHandler((request, reply) => {
      const isPage =
        (request.method === 'GET' || request.method === 'HEAD') &&
        !apiPath.test(request.url) &&
        !request.url.startsWith('/_app/') &&
        (request.headers.accept ?? '').includes('text/html');
      if (served && isPage) return reply.sendFile('index.html');
      throw new DomainError(404, 'NOT_FOUND', 'There is nothing at this address.');
    });
  },
  { name: 'web', dependencies: ['config', 'errors'] },
);
