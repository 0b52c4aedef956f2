import { DATA_CACHE_PREFIX, readMeta, rememberUser } from '../lib/pwa/device-store.ts';

/** Lists and pages of things, readable without a connection. Nothing that is secret, large, or of use only online. */
const KEPT = [
  /^\/api\/v1\/(me|instance|actions|people|projects)$/,
  /^\/api\/v1\/approvals(\/[^/]+)?$/,
  /^\/api\/v1\/messages$/,
  /^\/api\/v1\/runs(\/[^/]+)?$/,
  /^\/api\/v1\/workflows(\/[^/]+)?$/,
  /^\/api\/v1\/projects\/[^/]+$/,
];
const ME = '/api/v1/me';
const STORED_AT = 'x-wfb-stored-at';
/** A connection that gives nothing for this long is as good as none, when there is something to show. */
const PATIENCE_MS = 5_000;
const MAX_ENTRIES = 300;
const UNREACHABLE = new Set([502, 503, 504]);

export function isKept(request: Request, origin: string): boolean {
  if (request.method !== 'GET') return false;
  const url = new URL(request.url);
  return url.origin === origin && KEPT.some((pattern) => pattern.test(url.pathname));
}

/**
 * Network first; what this device kept for this person where the network gives nothing. `stored` ends when the answer of the
 * network is kept, which may be after another one was shown.
 */
export function answerData(request: Request): { response: Promise<Response>; stored: Promise<void> } {
  const fromNetwork = fetch(request);
  // Copied at once: the page reads the other one.
  const copy = fromNetwork.then((response) => (response.ok ? response.clone() : null));
  const stored = copy.then((response) => (response ? keep(request, response) : undefined)).catch(() => {});
  return { response: answer(request, fromNetwork), stored };
}

async function answer(request: Request, fromNetwork: Promise<Response>): Promise<Response> {
  const kept = findKept(request);
  try {
    const response = await Promise.race([fromNetwork, patience()]);
    if (response && !UNREACHABLE.has(response.status)) return response;
    return (await kept) ?? (await fromNetwork);
  } catch (error) {
    const stored = await kept;
    if (stored) return stored;
    throw error;
  }
}

const patience = (): Promise<null> => new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, null));

/** Apart by workspace, too: the same address shows other things there. */
function cacheKey(request: Request): string {
  const url = new URL(request.url);
  const workspace = request.headers.get('x-workspace');
  if (workspace) url.searchParams.set('x-workspace', workspace);
  return url.href;
}

async function findKept(request: Request): Promise<Response | undefined> {
  const userId = await readMeta<string>('userId').catch(() => undefined);
  if (userId === undefined) return undefined;
  return (await caches.open(DATA_CACHE_PREFIX + userId)).match(cacheKey(request));
}

async function keep(request: Request, response: Response): Promise<void> {
  if (!response.headers.get('content-type')?.startsWith('application/json')) return;
  const body = await response.text();
  let userId = await readMeta<string>('userId');
  if (new URL(request.url).pathname === ME) {
    userId = (JSON.parse(body) as { user: { id: string } }).user.id;
    await rememberUser(userId);
  }
  if (userId === undefined) return;
  const cache = await caches.open(DATA_CACHE_PREFIX + userId);
  const headers = { 'content-type': 'application/json', [STORED_AT]: String(Date.now()) };
  await cache.put(cacheKey(request), new Response(body, { headers }));
  const keys = await cache.keys();
  for (const old of keys.slice(0, Math.max(0, keys.length - MAX_ENTRIES))) await cache.delete(old);
}
