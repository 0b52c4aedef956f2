import { deploymentName } from '@wfb/engine/contract';
import { Prisma, type PrismaClient } from '@wfb/prisma';
import type { FastifyBaseLogger } from 'fastify';
import { appliedOf, type Deployment, queueIdOf, selectorOf, toDeployment } from './deployment.ts';
import { findPods, findWanted, keepNews, type PoolNews, type WantedPool } from './fleet-pools.ts';
import { type KubernetesApi, KubernetesError } from './kubernetes-api.ts';
import { describeRefusal } from './words.ts';

export interface FleetRoundDeps {
  prisma: PrismaClient;
  api: KubernetesApi;
  /** Deployment whose pods those of the pools are like. */
  templateName: string;
  region: string;
  log: FastifyBaseLogger;
}

interface Autoscaler {
  metadata: { name: string; ownerReferences?: { kind: string; name: string }[] };
  spec: { scaleTargetRef: { kind?: string; name: string } };
}

/** Longer than any round takes: each request ends by itself. Milliseconds. */
const longestRound = 120_000;

/**
 * Meets the desired state with Deployments: one for each pool that has work or had one, as many pods as workers are wanted, none that is
 * not wanted any more. True: this server did it; false: another one is at it.
 */
export function createFleetRound({ prisma, api, templateName, region, log }: FleetRoundDeps) {
  return async function round(): Promise<boolean> {
    return prisma.$transaction(
      async (tx) => {
        // One writer for each cluster; the lock goes with its server.
        const [lock] = await tx.$queryRaw<{ taken: boolean }[]>(
          Prisma.sql`SELECT pg_try_advisory_xact_lock(hashtext(${`wfb fleet ${region}`})) AS taken`,
        );
        if (lock?.taken) await meetAll();
        return lock?.taken ?? false;
      },
      { timeout: longestRound, maxWait: 5_000 },
    );
  };

  async function meetAll(): Promise<void> {
    const pools = await findWanted(prisma, region);
    try {
      const deployments = await api.path('apps/v1', 'deployments');
      const template = await api.get<Deployment>(`${deployments}/${templateName}`);
      if (!template) throw new KubernetesError(404, `there is no Deployment “${templateName}” to go by`);
      const existing = await api.list<Deployment>(deployments, selectorOf(templateName));
      const byQueue = new Map(existing.map((each) => [queueIdOf(each), each]));
      const autoscalers = await findAutoscalers();
      for (const pool of pools) {
        const current = byQueue.get(pool.id);
        byQueue.delete(pool.id);
        await attempt(pool, () =>
          meet(pool, deployments, template, current, autoscalers.get(deploymentName(pool)) ?? null),
        );
      }
      for (const { metadata } of byQueue.values()) {
        await api.remove(`${deployments}/${metadata.name}`);
        log.info({ deployment: metadata.name }, 'a pool is gone; its Deployment is deleted');
      }
    } catch (error) {
      if (!(error instanceof KubernetesError)) throw error;
      log.warn({ err: error }, 'the cluster does not do what it is asked; it is asked again');
      // Those that have workers go on with them.
      for (const pool of pools)
        if (pool.wanted > 0 && !pool.hasPods) await tell(pool, describeRefusal(error));
    }
  }

  /** What is refused of one pool says nothing of the others; that the cluster does not answer does, and there the round ends. */
  async function attempt(pool: WantedPool, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof KubernetesError)) throw error;
      log.warn({ err: error, queue: pool.name }, 'the cluster does not give a pool its workers');
      await tell(pool, describeRefusal(error));
      if (error.passes && error.status !== 409) throw error;
    }
  }

  async function tell(pool: WantedPool, problem: string): Promise<void> {
    if (pool.clusterProblem === problem) return;
    pool.clusterProblem = problem;
    await keepNews(prisma, pool, { clusterProblem: problem }, [{ kind: 'refused', reason: problem }]);
  }

  async function meet(
    pool: WantedPool,
    deployments: string,
    template: Deployment,
    current: Deployment | undefined,
    scaledBy: string | null,
  ): Promise<void> {
    // A pool that nobody has needed yet needs no Deployment either.
    if (!current && pool.wanted === 0 && scaledBy === null) return;
    const desired = toDeployment(template, pool);
    const path = `${deployments}/${desired.metadata.name}`;
    const isAsWanted = current !== undefined && appliedOf(current) === appliedOf(desired);
    const now = isAsWanted ? current : await api.apply(path, desired);
    const replicas = now.spec.replicas ?? 1;
    if (scaledBy === null && replicas !== pool.wanted) {
      if (pool.wanted > 0 && pool.wanted < replicas) await sayWhoGoes(pool);
      await api.merge(`${path}/scale`, { spec: { replicas: pool.wanted } });
      log.info({ queue: pool.name, from: replicas, to: pool.wanted }, 'a pool has another number of pods');
    }
    await keepChanges(pool, scaledBy, replicas);
  }

  /** Kubernetes takes any pod away, unless told which costs least: one whose worker is to go, else one with little at work. */
  async function sayWhoGoes(pool: WantedPool): Promise<void> {
    const pods = await api.path('v1', 'pods');
    for (const { podName, leaves, tasks } of await findPods(prisma, pool)) {
      const cost = leaves && tasks === 0 ? -1 : leaves ? 0 : tasks + 1;
      const annotations = { 'controller.kubernetes.io/pod-deletion-cost': String(cost) };
      await api.merge(`${pods}/${podName}`, { metadata: { annotations } }).catch((error: unknown) => {
        // It may be gone by now, and it is only a wish.
        log.debug({ err: error, pod: podName }, 'a pod could not be told when to go');
      });
    }
  }

  async function keepChanges(pool: WantedPool, scaledBy: string | null, replicas: number): Promise<void> {
    const news: PoolNews = {};
    const said: Parameters<typeof keepNews>[3] = [];
    if (pool.clusterProblem !== null) {
      news.clusterProblem = null;
      said.push({ kind: 'changed', reason: 'The cluster gives it its workers again.' });
    }
    if (pool.scaledBy !== scaledBy) {
      news.scaledBy = scaledBy;
      const reason = scaledBy
        ? `The cluster’s autoscaler “${scaledBy}” says from now on how many workers there are.`
        : 'The pool says again itself how many workers there are.';
      said.push({ kind: 'changed', reason });
    }
    // Each pod needs a place, so those that somebody else decides on are counted here.
    if (scaledBy !== null && pool.replicas !== replicas) news.replicas = replicas;
    if (Object.keys(news).length > 0) await keepNews(prisma, pool, news, said);
  }

  /** By the Deployment that they scale. KEDA makes a plain autoscaler of each ScaledObject: its name is that of the ScaledObject then. */
  async function findAutoscalers(): Promise<Map<string, string>> {
    const plain = await api.list<Autoscaler>(await api.path('autoscaling/v2', 'horizontalpodautoscalers'));
    const scaled = await api.list<Autoscaler>(await api.path('keda.sh/v1alpha1', 'scaledobjects'));
    const ofDeployments = [...plain, ...scaled].filter(
      ({ spec }) => (spec.scaleTargetRef.kind ?? 'Deployment') === 'Deployment',
    );
    return new Map(ofDeployments.map(({ metadata, spec }) => [spec.scaleTargetRef.name, metadata.name]));
  }
}
