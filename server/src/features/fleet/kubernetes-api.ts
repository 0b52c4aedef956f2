import { readFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

// A small client of our own: the official one brings 16 packages and covers a thousand kinds, and the fleet asks five things of three.

export interface KubernetesApiOptions {
  url: string;
  /** Folder of the service account, as every pod has it: token, ca.crt, namespace. */
  accountFolder: string;
  /** Injected in tests. */
  pause?: (ms: number) => Promise<unknown>;
}

/** What the API answered instead of what was asked for; status 0: it could not be reached. */
export class KubernetesError extends Error {
  readonly status: number;
  /** Who holds a field that was to be changed: managers, as the API names them. */
  readonly holders: string[];
  readonly retryAfterMs: number | null;
  constructor(
    status: number,
    message: string,
    rest: { holders?: string[]; retryAfterMs?: number | null; cause?: unknown } = {},
  ) {
    super(message, { cause: rest.cause });
    this.name = 'KubernetesError';
    this.status = status;
    this.holders = rest.holders ?? [];
    this.retryAfterMs = rest.retryAfterMs ?? null;
  }
  /** It may go well a moment later, as it is. */
  get passes(): boolean {
    const { status, holders } = this;
    return (
      status === 0 ||
      status === 410 ||
      status === 429 ||
      status >= 500 ||
      (status === 409 && holders.length === 0)
    );
  }
}

export type KubernetesApi = ReturnType<typeof createKubernetesApi>;

/** Name under which fields are held that the product writes. */
const fieldManager = 'wfb';
const timeoutMs = 10_000;
const attempts = 3;
const firstPauseMs = 250;
/** A server that wants to be left alone for longer is asked in the next round. */
const longestPauseMs = 5_000;
const pageSize = 200;

type Method = 'GET' | 'PATCH' | 'DELETE';
interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  text: string;
}

/** The API of the cluster, by a pod's service account, in the namespace of the pod. */
export function createKubernetesApi({ url, accountFolder, pause = delay }: KubernetesApiOptions) {
  const isSecure = url.startsWith('https:');
  const agent = isSecure ? new https.Agent({ keepAlive: true }) : new http.Agent({ keepAlive: true });
  const read = async (name: string): Promise<string> =>
    (await readFile(join(accountFolder, name), 'utf8')).trim();
  let authority: Promise<string> | undefined;

  async function send(
    method: Method,
    path: string,
    body?: { type: string; value: unknown },
  ): Promise<Answer> {
    // The kubelet replaces the token every hour or so: it is read each time.
    const token = await read('token');
    const ca = isSecure ? await (authority ??= read('ca.crt')) : undefined;
    const { request } = isSecure ? https : http;
    return new Promise((resolve, reject) => {
      const outgoing = request(
        new URL(path, url),
        {
          ...{ method, agent, timeout: timeoutMs, ...(ca === undefined ? {} : { ca }) },
          headers: {
            ...{ authorization: `Bearer ${token}`, accept: 'application/json' },
            ...(body ? { 'content-type': body.type } : {}),
          },
        },
        (incoming) => {
          const parts: Buffer[] = [];
          incoming.on('data', (part: Buffer) => parts.push(part));
          incoming.on('error', reject);
          incoming.on('end', () => {
            const { statusCode: status = 0, headers } = incoming;
            resolve({ status, headers, text: Buffer.concat(parts).toString('utf8') });
          });
        },
      );
      outgoing.on('timeout', () => outgoing.destroy(new Error(`No answer within ${timeoutMs} ms.`)));
      outgoing.on('error', reject);
      outgoing.end(body ? JSON.stringify(body.value) : undefined);
    });
  }

  async function ask<T>(method: Method, path: string, body?: { type: string; value: unknown }): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const error = await send(method, path, body).then(
        (answer) => (answer.status < 300 ? answer : toError(answer)),
        (cause: unknown) => new KubernetesError(0, (cause as Error).message, { cause }),
      );
      if (!(error instanceof KubernetesError)) return JSON.parse(error.text) as T;
      // A token may have been replaced between reading and asking.
      const again = error.passes || (error.status === 401 && attempt === 1);
      const pauseMs = error.retryAfterMs ?? firstPauseMs * 2 ** (attempt - 1);
      if (!again || attempt === attempts || pauseMs > longestPauseMs) throw error;
      await pause(pauseMs);
    }
  }

  const ofAbsent = (error: unknown): null => {
    if (error instanceof KubernetesError && error.status === 404) return null;
    throw error;
  };

  return {
    /** Path of a kind's objects in the namespace: `apps/v1`, `deployments`. */
    async path(apiVersion: string, kind: string): Promise<string> {
      const root = apiVersion.includes('/') ? 'apis' : 'api';
      return `/${root}/${apiVersion}/namespaces/${await read('namespace')}/${kind}`;
    },
    get: <T>(path: string): Promise<T | null> => ask<T>('GET', path).catch(ofAbsent),
    /** All objects, page by page; none of a kind that the cluster does not know. */
    async list<T>(path: string, labelSelector = ''): Promise<T[]> {
      const items: T[] = [];
      let next = '';
      do {
        const query = new URLSearchParams({ limit: String(pageSize), labelSelector, continue: next });
        const page = await ask<{ items: T[]; metadata: { continue?: string } }>(
          'GET',
          `${path}?${query}`,
        ).catch(ofAbsent);
        items.push(...(page?.items ?? []));
        next = page?.metadata.continue ?? '';
      } while (next);
      return items;
    },
    /** Server-side apply: creates the object, or changes what is ours of it. A field that somebody else holds is not taken from them. */
    apply: <T>(path: string, value: T): Promise<T> =>
      ask<T>('PATCH', `${path}?fieldManager=${fieldManager}&force=false`, {
        type: 'application/apply-patch+yaml',
        value,
      }),
    merge: (path: string, value: unknown): Promise<unknown> =>
      ask('PATCH', `${path}?fieldManager=${fieldManager}`, { type: 'application/merge-patch+json', value }),
    /** What is gone already is gone. */
    remove: (path: string): Promise<unknown> =>
      ask('DELETE', `${path}?propagationPolicy=Background`).catch(ofAbsent),
    close: (): void => agent.destroy(),
  };
}

/** The API explains itself in a `Status`; what stands before it (a proxy) does not. */
function toError({ status, headers, text }: Answer): KubernetesError {
  const told = parse(text);
  const seconds = Number(headers['retry-after'] ?? told.details?.retryAfterSeconds);
  const causes = told.details?.causes ?? [];
  return new KubernetesError(status, told.message ?? `It answered ${status}.`, {
    retryAfterMs: Number.isFinite(seconds) ? seconds * 1_000 : null,
    holders: causes.flatMap(({ reason, message = '' }) =>
      reason === 'FieldManagerConflict' ? [/"([^"]+)"/.exec(message)?.[1] ?? 'somebody'] : [],
    ),
  });
}

interface Status {
  message?: string;
  details?: { retryAfterSeconds?: number; causes?: { reason?: string; message?: string }[] };
}

function parse(text: string): Status {
  try {
    return (JSON.parse(text) ?? {}) as Status;
  } catch {
    return {};
  }
}
