import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { IDeployment } from 'kubernetes-models/apps/v1';
import type { IJob } from 'kubernetes-models/batch/v1';
import type { IContainer } from 'kubernetes-models/v1';
import { describe, expect, test } from 'vitest';
import { productionEnvironment } from '@wfb/launcher/commands/production-env';
import { findOnPath } from '@wfb/launcher/obtain/command';
import { repositoryRoot } from '@wfb/launcher/paths';
import { readConfig as readServerConfig, serverConfigSchema } from '@wfb/server/config';
import { readConfig as readHostConfig, workerHostConfigSchema } from '@wfb/worker-host/config';
import { findSchemaErrors, readManifests, type KubernetesObject } from '../support/kubernetes-objects.ts';

const folder = join(repositoryRoot, 'docker/kubernetes');
const files = readManifests(folder);
const isKustomization = (path: string): boolean => path.endsWith('kustomization.yaml');
const objects = [...files].flatMap(([path, all]) => (isKustomization(path) ? [] : all));
const find = <T>(kind: string, name: string): T =>
  objects.find((each) => each.kind === kind && each.metadata.name === name) as T;
const deployment = (name: string): IDeployment => find('Deployment', name);
const podOf = ({ spec }: IDeployment | IJob) => spec!.template.spec!;
const containerOf = (object: IDeployment | IJob): IContainer => podOf(object).containers[0]!;
const config = find<KubernetesObject>('ConfigMap', 'wfb-config').data!;
const server = deployment('server');
const workerHost = deployment('worker-host');
const migrate = find<IJob>('Job', 'migrate');
const workloads = [server, workerHost, migrate];

/** The environment of a container, with a value for each secret that has to be there. */
function environmentOf({ env = [], envFrom = [] }: IContainer): Record<string, string> {
  const made = {
    ...productionEnvironment(config['PUBLIC_URL']!),
    DATABASE_URL: 'postgresql://wfb@postgres/wfb',
    REDIS_URL: 'redis://redis:6379',
  } as Record<string, string>;
  const secrets = env.flatMap(({ name, valueFrom }) => {
    const reference = valueFrom?.secretKeyRef;
    return reference && !reference.optional ? [[name, made[reference.key] ?? '']] : [];
  });
  const values = env.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]]));
  return { ...(envFrom.length > 0 ? config : {}), ...Object.fromEntries([...values, ...secrets]) };
}

test('every object is as the schemas of Kubernetes and KEDA want it', () => {
  expect(findSchemaErrors(objects)).toEqual([]);
});

test('the schemas see what is wrong, missing or misspelt', () => {
  const spoilt = (change: (container: Record<string, unknown>) => void): KubernetesObject => {
    const copy = structuredClone(server);
    change(containerOf(copy) as unknown as Record<string, unknown>);
    return copy as KubernetesObject;
  };
  const errors = findSchemaErrors([
    spoilt((container) => (container['command'] = 'node')),
    spoilt((container) => delete container['name']),
    spoilt((container) => (container['readynessProbe'] = {})),
  ]).join('\n');
  for (const word of ['command', 'name', 'readynessProbe']) expect(errors).toContain(word);
});

describe('kustomizations', () => {
  test('name only files that are there, and leave none of the base out', () => {
    for (const [path, [kustomization]] of files) {
      if (!isKustomization(path)) continue;
      const { resources = [], patches = [] } = kustomization as unknown as {
        resources?: string[];
        patches?: { path?: string }[];
      };
      for (const named of [...resources, ...patches.flatMap((patch) => patch.path ?? [])])
        expect(existsSync(join(folder, dirname(path), named)), `${named} of ${path}`).toBe(true);
    }
    const [base] = files.get('base/kustomization.yaml') as unknown as [{ resources: string[] }];
    const there = [...files.keys()].filter((path) => path.startsWith('base/') && !isKustomization(path));
    expect(base.resources.map((name) => `base/${name}`)).toEqual(there);
  });

  test('kustomize takes them, where there is one', () => {
    // Its reader of YAML takes less than ours does.
    const [kustomize, kubectl] = [findOnPath('kustomize'), findOnPath('kubectl')];
    const command = kustomize ? [kustomize, 'build'] : kubectl ? [kubectl, 'kustomize'] : null;
    if (!command) return;
    const [program, verb] = command as [string, string];
    const built = execFileSync(program, [verb, join(folder, 'overlays/example')], { encoding: 'utf8' });
    expect(built).toContain('image: registry.example.com/wfb:0.1.0');
  });
});

describe('pods', () => {
  test('have no rights that they do not need, and a root that nobody writes to', () => {
    for (const workload of workloads) {
      const { securityContext, serviceAccountName, volumes } = podOf(workload);
      const container = containerOf(workload);
      expect(securityContext).toMatchObject({
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      });
      expect(container.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
      expect(volumes).toEqual([{ name: 'tmp', emptyDir: {} }]);
      expect(container.resources?.limits?.['memory']).toBeDefined();
      expect(find('ServiceAccount', serviceAccountName!)).toBeDefined();
    }
    expect(podOf(workerHost).automountServiceAccountToken).toBe(false);
  });

  test('run what is in the image', () => {
    const assemble = readFileSync(join(repositoryRoot, 'docker/assemble.sh'), 'utf8');
    const packages = /runtime="(.*)"/.exec(assemble)![1]!.split(' ');
    const probes = [containerOf(workerHost).startupProbe, containerOf(workerHost).readinessProbe];
    const commands = [
      ...workloads.map((each) => containerOf(each).command!),
      ...probes.map((each) => each!.exec!.command!),
    ];
    for (const [program, path] of commands) {
      expect(program).toBe('node');
      expect(existsSync(join(repositoryRoot, path!)), path).toBe(true);
      const [top] = path!.split('/');
      expect(packages.includes(top!) || assemble.includes(path!), `${path} is copied`).toBe(true);
    }
  });

  test('are given only what the product reads, and all that it needs', () => {
    const known = new Set([
      ...Object.keys(serverConfigSchema.shape),
      ...Object.keys(workerHostConfigSchema.shape),
    ]);
    for (const { kind, metadata, data = {} } of objects)
      if (kind === 'ConfigMap')
        for (const name of Object.keys(data)) expect(known, `${name} of ${metadata.name}`).toContain(name);
    for (const each of [server, workerHost])
      for (const { name } of containerOf(each).env!) expect(known).toContain(name);
    expect(readServerConfig(environmentOf(containerOf(server))).publicUrl).toBe(config['PUBLIC_URL']);
    expect(readHostConfig(environmentOf(containerOf(workerHost))).REGION).toBe(config['REGION']);
    expect(environmentOf(containerOf(migrate))).toEqual({ DATABASE_URL: 'postgresql://wfb@postgres/wfb' });
  });

  test('keep secrets in a Secret', () => {
    const sources = [...files.keys()].map((path) => readFileSync(join(folder, path), 'utf8')).join('\n');
    expect(objects.some(({ kind }) => kind === 'Secret')).toBe(false);
    for (const name of [
      'DATABASE_URL',
      'REDIS_URL',
      'WFB_KEY',
      'WFB_OLD_KEYS',
      'VAPID_PRIVATE_KEY',
      'SMTP_URL',
    ])
      for (const [, after] of sources.matchAll(new RegExp(`name: ${name}\\n(.*)`, 'g')))
        expect(after).toContain('secretKeyRef');
  });

  test('have time to end: a server its requests, a worker its tasks', () => {
    const { preStop } = containerOf(server).lifecycle!;
    expect(podOf(server).terminationGracePeriodSeconds).toBeGreaterThan(
      Number(preStop!.exec!.command![1]) + 10,
    );
    // A worker is ended 8 s after its drain is over; then the host writes down that it is gone.
    const drain = readHostConfig(environmentOf(containerOf(workerHost))).DRAIN_SECONDS;
    expect(podOf(workerHost).terminationGracePeriodSeconds).toBeGreaterThanOrEqual(drain + 8 + 10);
  });
});

test('services, budgets and the ingress lead to pods that are there', () => {
  const labels = server.spec!.template.metadata!.labels;
  expect(find<{ spec: object }>('Service', 'server').spec).toMatchObject({
    selector: labels,
    ports: [{ targetPort: 'http' }],
  });
  expect(find<{ spec: object }>('PodDisruptionBudget', 'server').spec).toMatchObject({
    selector: { matchLabels: labels },
  });
  expect(containerOf(server).ports).toEqual([{ name: 'http', containerPort: 3000 }]);
  expect(JSON.stringify(find('Ingress', 'server'))).toContain(
    '"service":{"name":"server","port":{"name":"http"}}',
  );
});

test('KEDA’s Temporal scaler is told what it knows, of runs and tasks, and its certificates come from a Secret', () => {
  // https://keda.sh/docs/2.18/scalers/temporal/
  const known = 'endpoint namespace taskQueue queueTypes targetQueueSize activationTargetQueueSize'.split(
    ' ',
  );
  const { spec } = find<{
    spec: { triggers: { type: string; metadata: Record<string, string> }[]; minReplicaCount: number };
  }>('ScaledObject', 'orders');
  const [trigger] = spec.triggers;
  expect(trigger!.type).toBe('temporal');
  expect(Object.keys(trigger!.metadata).sort()).toEqual([...known].sort());
  expect(trigger!.metadata['queueTypes']).toBe('workflow,activity');
  expect(spec.minReplicaCount).toBeGreaterThan(0);
  const { spec: authentication } = find<{ spec: { secretTargetRef: { parameter: string }[] } }>(
    'TriggerAuthentication',
    'temporal',
  );
  expect(authentication.secretTargetRef.map(({ parameter }) => parameter)).toEqual(['ca', 'cert', 'key']);
});
