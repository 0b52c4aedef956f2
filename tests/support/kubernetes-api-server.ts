import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Deployment } from 'kubernetes-models/apps/v1';

// The outside's part in the tests of fleets: an HTTP server that behaves as the API server of a cluster does towards what the product asks of it.

export interface StoredDeployment {
  metadata: {
    name: string;
    uid: string;
    labels: Record<string, string>;
    annotations: Record<string, string>;
    ownerReferences?: { name: string; uid: string }[];
  };
  spec: {
    replicas: number;
    selector: { matchLabels: Record<string, string> };
    template: {
      metadata: { labels: Record<string, string> };
      spec: {
        containers: { env: { name: string; value?: string }[] }[];
        nodeSelector?: Record<string, string>;
      };
    };
  };
}

/** How the next requests that match are answered instead. */
export interface Fault {
  method?: string;
  path?: RegExp;
  /** `drop`: the connection is lost. */
  answer: 'drop' | { status: number; message?: string; retryAfter?: number; holder?: string };
  times: number;
}

export interface KubernetesApiServer {
  /** For the server's configuration. */
  env: { KUBERNETES_API_URL: string; KUBERNETES_ACCOUNT_DIR: string };
  deployments: Map<string, StoredDeployment>;
  /** Pods' annotations, by pod. */
  pods: Map<string, Record<string, string>>;
  /** Names of ScaledObjects, by the Deployment that they scale. */
  scaledObjects: Map<string, string>;
  faults: Fault[];
  /** Method and path of each request that was answered or refused. */
  requests: string[];
  /** The token that it accepts from now on, and, unless told otherwise, the one that pods find. */
  rotateToken(token: string, isFound?: boolean): Promise<void>;
  close(): Promise<void>;
}

const namespace = 'workflows';
const root = (group: string, kind: string): string => `/${group}/namespaces/${namespace}/${kind}`;
const deploymentsPath = root('apis/apps/v1', 'deployments');

/** With a Deployment `worker-host` in it, as an installation has it. */
export async function startKubernetesApi(workerHost: object): Promise<KubernetesApiServer> {
  const folder = await mkdtemp(join(tmpdir(), 'wfb-cluster-'));
  let accepted = '';
  let lastUid = 0;
  const deployments = new Map<string, StoredDeployment>();
  const pods = new Map<string, Record<string, string>>();
  const scaledObjects = new Map<string, string>();
  const faults: Fault[] = [];
  const requests: string[] = [];
  const newUid = (): string => `uid-${(lastUid += 1)}`;

  async function rotateToken(token: string, isFound = true): Promise<void> {
    accepted = token;
    if (isFound) await writeFile(join(folder, 'token'), token);
  }

  /** Server-side apply of the only manager that there is: what was applied replaces what it applied before; the scale is not its. */
  function apply(name: string, text: string, url: URL): Answer {
    if (!url.searchParams.get('fieldManager')) return status(400, 'fieldManager is required for apply patch');
    const object = JSON.parse(text) as StoredDeployment;
    if (object.metadata.name !== name)
      return status(400, 'the name of the object does not match the name on the URL');
    try {
      new Deployment(object as never).validate();
    } catch (error) {
      return status(422, `Deployment.apps "${name}" is invalid: ${(error as Error).message}`);
    }
    const { matchLabels } = object.spec.selector;
    const { labels } = object.spec.template.metadata;
    if (!Object.entries(matchLabels).every(([key, value]) => labels[key] === value))
      return status(422, `Deployment.apps "${name}" is invalid: selector does not match template labels`);
    const known = deployments.get(name);
    const uid = known?.metadata.uid ?? newUid();
    deployments.set(name, {
      ...object,
      metadata: { ...object.metadata, uid },
      spec: { ...object.spec, replicas: known?.spec.replicas ?? 1 },
    });
    return { code: known ? 200 : 201, body: deployments.get(name) };
  }

  function list(url: URL): Answer {
    const [key, value] = (url.searchParams.get('labelSelector') ?? '').split('=');
    const fitting = [...deployments.values()].filter(
      ({ metadata }) => !key || metadata.labels[key] === value,
    );
    // Pages of two, whatever is asked for: a server may give fewer than the limit.
    const from = Number(url.searchParams.get('continue') || 0);
    const more = from + 2 < fitting.length ? { continue: String(from + 2) } : {};
    return { code: 200, body: { items: fitting.slice(from, from + 2), metadata: more } };
  }

  function answer(method: string, url: URL, type: string, text: string): Answer {
    const { pathname } = url;
    if (method === 'GET' && pathname === deploymentsPath) return list(url);
    if (method === 'GET' && pathname === root('apis/autoscaling/v2', 'horizontalpodautoscalers'))
      return {
        code: 200,
        body: {
          items: [...scaledObjects].map(([target, name]) => scaler(`keda-hpa-${name}`, target)),
          metadata: {},
        },
      };
    if (method === 'GET' && pathname === root('apis/keda.sh/v1alpha1', 'scaledobjects')) {
      // Its kinds are known only where KEDA was installed.
      if (scaledObjects.size === 0) return status(404, 'the server could not find the requested resource');
      return {
        code: 200,
        body: { items: [...scaledObjects].map(([target, name]) => scaler(name, target)), metadata: {} },
      };
    }
    const [, pod] = /^\/api\/v1\/namespaces\/workflows\/pods\/([^/]+)$/.exec(pathname) ?? [];
    if (pod && method === 'PATCH') {
      pods.set(
        pod,
        (JSON.parse(text) as { metadata: { annotations: Record<string, string> } }).metadata.annotations,
      );
      return { code: 200, body: {} };
    }
    const [, name, scale] = new RegExp(`^${deploymentsPath}/([^/]+)(/scale)?$`).exec(pathname) ?? [];
    if (!name) return status(404, 'the server could not find the requested resource');
    if (method === 'PATCH' && !scale && type === 'application/apply-patch+yaml')
      return apply(name, text, url);
    const known = deployments.get(name);
    if (!known) return status(404, `deployments.apps "${name}" not found`);
    if (method === 'GET') return { code: 200, body: known };
    if (method === 'DELETE') {
      deployments.delete(name);
      return { code: 200, body: { status: 'Success' } };
    }
    if (method === 'PATCH' && scale && type === 'application/merge-patch+json') {
      known.spec.replicas = (JSON.parse(text) as { spec: { replicas: number } }).spec.replicas;
      return { code: 200, body: { spec: { replicas: known.spec.replicas } } };
    }
    return status(405, 'the server does not allow this method on the requested resource');
  }

  const server = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const url = new URL(request.url!, 'http://cluster');
      const method = request.method!;
      requests.push(`${method} ${url.pathname}`);
      const fault = faults.find(
        (each) =>
          each.times > 0 && (each.method ?? method) === method && (each.path?.test(url.pathname) ?? true),
      );
      if (fault) fault.times -= 1;
      if (fault?.answer === 'drop') return request.socket.destroy();
      const { code, body, headers } = fault
        ? status(fault.answer.status, fault.answer.message ?? 'the server says no', fault.answer)
        : request.headers.authorization === `Bearer ${accepted}`
          ? answer(method, url, request.headers['content-type'] ?? '', Buffer.concat(parts).toString())
          : status(401, 'Unauthorized');
      response.writeHead(code, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await rotateToken('first');
  await writeFile(join(folder, 'namespace'), namespace);
  const template = structuredClone(workerHost) as StoredDeployment;
  deployments.set(template.metadata.name, {
    ...template,
    metadata: { ...template.metadata, labels: {}, uid: newUid() },
  });
  const { port } = server.address() as AddressInfo;
  return {
    env: { KUBERNETES_API_URL: `http://127.0.0.1:${port}`, KUBERNETES_ACCOUNT_DIR: folder },
    ...{ deployments, pods, scaledObjects, faults, requests, rotateToken },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
}

interface Answer {
  code: number;
  body: unknown;
  headers?: Record<string, string>;
}

const scaler = (name: string, target: string) => ({
  metadata: { name },
  spec: { scaleTargetRef: { kind: 'Deployment', name: target } },
});

function status(code: number, message: string, told: { retryAfter?: number; holder?: string } = {}): Answer {
  const causes = told.holder
    ? [
        {
          reason: 'FieldManagerConflict',
          message: `conflict with "${told.holder}" using apps/v1`,
          field: '.spec.template',
        },
      ]
    : [];
  return {
    code,
    body: { kind: 'Status', apiVersion: 'v1', status: 'Failure', message, code, details: { causes } },
    headers: told.retryAfter === undefined ? {} : { 'retry-after': String(told.retryAfter) },
  };
}
