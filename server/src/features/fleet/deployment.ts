import { createHash } from 'node:crypto';
import { deploymentName, toKebab } from '@wfb/engine/contract';

/** What the fleet reads and writes of a Deployment. */
export interface Deployment {
  apiVersion: 'apps/v1';
  kind: 'Deployment';
  metadata: {
    name: string;
    uid?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    ownerReferences?: object[];
  };
  spec: {
    replicas?: number;
    revisionHistoryLimit?: number;
    selector: { matchLabels?: Record<string, string> };
    strategy?: object;
    template: PodTemplate;
  };
}
interface PodTemplate {
  metadata?: { labels?: Record<string, string>; annotations?: Record<string, string> };
  spec: { containers: Container[]; nodeSelector?: Record<string, string> } & Record<string, unknown>;
}
interface Container {
  name: string;
  env?: { name: string; value?: string }[];
}

/** A pool, or a part of one, that is to have workers. */
export interface FleetPool {
  id: string;
  name: string;
  projectId: string;
  hostLabels: string[];
}

const queueLabel = 'wfb/queue-id';
const templateLabel = 'wfb/template';
const appliedAnnotation = 'wfb/applied';

/** Finds the Deployments that were made after this template. */
export const selectorOf = (templateName: string): string => `${templateLabel}=${templateName}`;
export const queueIdOf = ({ metadata }: Deployment): string | undefined => metadata.labels?.[queueLabel];
/** Says what was applied last, so that only changes are applied. */
export const appliedOf = ({ metadata }: Deployment): string | undefined =>
  metadata.annotations?.[appliedAnnotation];

/**
 * The Deployment of a pool: pods like those of the template, each of which serves this pool alone. How many there are is not in it: that is
 * the scale's, so that who else sets it takes nothing from us. It goes when the template's Deployment goes.
 */
export function toDeployment(template: Deployment, pool: FleetPool): Deployment {
  const { name, uid } = template.metadata;
  const identity = { 'app.kubernetes.io/name': 'wfb', 'app.kubernetes.io/component': 'pool' };
  const ours = { ...identity, [queueLabel]: pool.id };
  const desired: Deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: deploymentName(pool),
      labels: { ...ours, [templateLabel]: name, 'app.kubernetes.io/managed-by': 'wfb' },
      annotations: { 'wfb/queue': pool.name, 'wfb/project-id': pool.projectId },
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          name,
          uid,
          controller: false,
          blockOwnerDeletion: false,
        },
      ],
    },
    spec: {
      revisionHistoryLimit: 2,
      selector: { matchLabels: { [queueLabel]: pool.id } },
      ...(template.spec.strategy ? { strategy: template.spec.strategy } : {}),
      template: toPods(template, pool, ours),
    },
  };
  const applied = createHash('sha256').update(JSON.stringify(desired)).digest('hex').slice(0, 16);
  desired.metadata.annotations![appliedAnnotation] = applied;
  return desired;
}

function toPods(
  { spec: { selector, template } }: Deployment,
  pool: FleetPool,
  ours: Record<string, string>,
): PodTemplate {
  const [first, ...others] = template.spec.containers;
  const { labels = {}, annotations } = template.metadata ?? {};
  // Else its budgets and services would take them for pods of the template.
  const kept = Object.entries(labels).filter(([key]) => !(key in (selector.matchLabels ?? {})));
  const told = {
    WORKER_QUEUE: pool.name,
    ...(pool.hostLabels.length > 0 ? { WORKER_LABELS: pool.hostLabels.join(',') } : {}),
  };
  const env = (first!.env ?? []).filter((each) => !(each.name in told));
  const added = Object.entries(told).map(([name, value]) => ({ name, value }));
  const nodeSelector = {
    ...template.spec.nodeSelector,
    ...Object.fromEntries(pool.hostLabels.map((label) => [`wfb/${toKebab(label)}`, 'true'])),
  };
  return {
    metadata: { labels: { ...Object.fromEntries(kept), ...ours }, ...(annotations ? { annotations } : {}) },
    spec: {
      ...template.spec,
      containers: [{ ...first!, env: [...env, ...added] }, ...others],
      ...(Object.keys(nodeSelector).length > 0 ? { nodeSelector } : {}),
    },
  };
}
