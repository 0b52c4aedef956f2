import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import fp from 'fastify-plugin';
import { z } from 'zod';
import { DomainError } from '../errors.ts';

/** Paths that belong to the API: an unknown one among them is an error, never the app's page. */
const apiPath = /^\/(api|hooks|ws|demo-shop|healthz|readyz)(\/|$|\?)/;

/** Runs drafts that are tried out: evaluates their code, and reaches nothing and nobody. */
const workerPolicy = "default-src 'none'; script-src 'unsafe-eval'";

const sessionCookie = /(?:^|; )(?:__Secure-)?wfb\.session_token=/;

/** What the build tells of its documents; the last one is for every page that has none of its own. */
const firstPagesSchema = z.array(
  z.object({
    address: z.string().optional(),
    document: z.string(),
    data: z.array(z.string()).default([]),
    dataUnfiltered: z.array(z.string()).default([]),
  }),
);

/** The built web app: hashed files for ever, everything else revalidated, pages by the app's documents. */
export const webPlugin = fp(
  async (app) => {
    const root = app.config.WEB_DIR ? resolve(app.config.WEB_DIR) : undefined;
    const served = root !== undefined && existsSync(resolve(root, 'index.html'));
    if (root !== undefined && !served) app.log.warn({ root }, 'WEB_DIR holds no built web app');
    const pageOf = served ? readPages(root) : undefined;
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
      if (pageOf && isPage) {
        const { document, data } = pageOf(request.url);
        // Before its code is there, the browser asks for what the page will ask for: a turn of the line sooner.
        if (data.length > 0 && sessionCookie.test(request.headers.cookie ?? ''))
          reply.header(
            'link',
            data.map((path) => `<${path}>; rel=preload; as=fetch; crossorigin`).join(', '),
          );
        return reply.sendFile(document);
      }
      throw new DomainError(404, 'NOT_FOUND', 'There is nothing at this address.');
    });
  },
  { name: 'web', dependencies: ['config', 'errors'] },
);

interface Page {
  document: string;
  /** Paths of the API that the page begins with. */
  data: string[];
}

/** Gives the page of an address. */
function readPages(root: string): (url: string) => Page {
  const pages = firstPagesSchema
    .parse(JSON.parse(readFileSync(resolve(root, 'first-pages.json'), 'utf8')))
    .map(({ address, ...page }) => ({ ...page, address: new RegExp(address ?? '') }));
  return (url) => {
    const [path = '', query] = url.split('?', 2);
    const page = pages.find(({ address }) => address.test(path))!;
    const id = page.address.exec(path)?.[1] ?? '';
    const data = [...page.data, ...(query ? [] : page.dataUnfiltered)];
    return { document: page.document, data: data.map((to) => to.replace('$1', id)) };
  };
}
