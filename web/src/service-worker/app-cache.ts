import { version } from '$app/env';
import { assets, immutable } from '$app/manifest';
import { self } from '$app/service-worker';

/** The app itself, kept whole per version: a page of one version never meets files of another. */
const PREFIX = 'wfb-app:';
const CACHE = PREFIX + version;
const SHELL = '/';

/** Shown to shops and in the install dialog only. */
const NOT_NEEDED_OFFLINE = /^\/(screenshots|robots\.txt)/;
/** Belongs to the server: never answered by the app's page. Keep in step with the server's list. */
const SERVER_PATHS = /^\/(api|hooks|ws|demo-shop|healthz|readyz)(\/|$)/;

const toPath = (file: { path: string }) => (file.path.startsWith('/') ? file.path : `/${file.path}`);

const hashedFiles = [...immutable.map(toPath), `/_app/immutable/boot.${version}.js`];
const staticFiles = assets.map(toPath).filter((path) => !NOT_NEEDED_OFFLINE.test(path));
const known = new Set([...hashedFiles, ...staticFiles]);

export async function precacheApp(): Promise<void> {
  const cache = await caches.open(CACHE);
  await Promise.all([
    // Never from the HTTP cache: it must be the document of this very version.
    cache.addAll([SHELL, ...staticFiles].map((path) => new Request(path, { cache: 'reload' }))),
    ...hashedFiles.map(async (path) => {
      // The same name is the same content: what an earlier version has kept need not be fetched again.
      const kept = await caches.match(path);
      if (kept) await cache.put(path, kept);
      else await cache.add(path);
    }),
  ]);
}

export async function dropOldVersions(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
  }
}

/** Answer for a request for a part of the app; null when it is none. */
export function answerFromApp(request: Request): Promise<Response> | null {
  if (request.method !== 'GET') return null;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin || SERVER_PATHS.test(url.pathname)) return null;
  if (request.mode === 'navigate') return answerPage(request);
  if (known.has(url.pathname)) return answerFile(url.pathname, request);
  return null;
}

async function answerPage(request: Request): Promise<Response> {
  const shell = await (await caches.open(CACHE)).match(SHELL);
  if (shell) return shell;
  try {
    return await fetch(request);
  } catch {
    return new Response(OFFLINE_PAGE, {
      status: 503,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    });
  }
}

async function answerFile(path: string, request: Request): Promise<Response> {
  return (await (await caches.open(CACHE)).match(path)) ?? fetch(request);
}

/** Only for a device that threw the app away and has no connection to fetch it again. */
const OFFLINE_PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>No connection</title>
<h1>No connection</h1><p>The app could not be loaded. Please try again once you are online. <a href="/">Try again</a></p></html>`;
