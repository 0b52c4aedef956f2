import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { createBlobStore } from '@wfb/blobs';
import { actionDeclarations } from '@wfb/connectors/declarations';
import { generate } from '@wfb/engine/codegen';
import { compile, type Plan } from '@wfb/engine/compiler';
import { stepEventField, stepEventStream, wakeChannel, type StepEvent } from '@wfb/engine/contract';
import { createKeyRing, seal, secretContext, secretPurpose } from '@wfb/engine/contract/sealing';
import { definitionSchema, type DefinitionInput } from '@wfb/engine/definition';
import { createClientOptions, createRunHeaders, startRun } from '@wfb/engine/temporal';
import { createPrisma, type Prisma } from '@wfb/prisma';
import { Redis } from 'ioredis';
import { eventually as waitFor, type EventuallyOptions } from '../../support/eventually.ts';
import { isolateStores } from '../../support/isolation.ts';
import type { StackAddresses } from '../../support/setup/stack.ts';

export interface Published {
  workflowId: string;
  versionId: string;
  plan: Plan;
  javascript: string;
  name: string;
}

export type Workplace = Awaited<ReturnType<typeof createWorkplace>>;

const secret = randomBytes(32);

/** A workspace with a project and a pool, written as the server would, and worker-host processes to serve it. */
export async function createWorkplace(stack: StackAddresses, options: { blobStoreUrl?: string } = {}) {
  const stores = await isolateStores(stack);
  const prisma = createPrisma(stores.databaseUrl, { max: 5 });
  const redis = new Redis(stores.redisUrl);
  const keys = createKeyRing([secret]);
  const connection = await Connection.connect({ address: stores.temporalAddress });
  const blobs = createBlobStore({ prisma, s3Url: options.blobStoreUrl });
  const client = new Client(createClientOptions({ connection, namespace: 'default', keys, blobs }));
  const headers = createRunHeaders(keys);
  const hosts = new Set<ChildProcess>();

  const user = await prisma.user.create({
    data: { id: randomUUID(), name: 'Ada', email: `${randomUUID()}@example.com` },
  });
  const workspace = await prisma.workspace.create({
    data: { id: randomUUID(), name: 'Workspace', slug: randomUUID() },
  });
  await prisma.member.create({
    data: { id: randomUUID(), organizationId: workspace.id, userId: user.id, role: 'owner' },
  });
  const project = await prisma.project.create({
    data: { workspaceId: workspace.id, name: 'Project', slug: 'project', createdById: user.id },
  });
  const queue = await prisma.queue.create({
    data: { projectId: project.id, name: `test-${randomUUID()}-queue`, title: 'Pool', isDefault: true },
  });

  async function publish(definition: Omit<DefinitionInput, 'format'>): Promise<Published> {
    const parsed = definitionSchema.parse({ format: 1, ...definition });
    const others = await prisma.workflow.findMany({
      where: { projectId: project.id },
      include: { activeVersion: true },
    });
    const { plan, diagnostics } = compile(parsed, {
      actions: actionDeclarations,
      secrets: ['token'],
      workflows: others.map(({ id, name, activeVersion }) => {
        const known = definitionSchema.parse(activeVersion!.definition);
        return { id, name, input: known.input };
      }),
    });
    if (!plan) throw new Error(JSON.stringify(diagnostics));
    const { javascript, typescript } = generate(plan);
    const json = (value: unknown) => value as Prisma.InputJsonValue;
    const workflow = await prisma.workflow.create({
      data: {
        projectId: project.id,
        queueId: queue.id,
        name: parsed.name,
        draft: json(parsed),
        createdById: user.id,
      },
    });
    const version = await prisma.version.create({
      data: {
        workflowId: workflow.id,
        number: 1,
        definition: json(parsed),
        plan: json(plan),
        typescript,
        javascript,
        digest: '',
        effects: plan.effects,
        publishedById: user.id,
      },
    });
    await prisma.workflow.update({ where: { id: workflow.id }, data: { activeVersionId: version.id } });
    return { workflowId: workflow.id, versionId: version.id, plan, javascript, name: parsed.name };
  }

  async function start(
    published: Published,
    input: Record<string, unknown> = {},
    routes: Record<string, string> = {},
  ) {
    const { workflowId, versionId, plan, javascript, name } = published;
    const run = await prisma.run.create({
      data: {
        workspaceId: workspace.id,
        projectId: project.id,
        workflowId,
        versionId,
        queueName: queue.name,
        status: 'queued',
        subject: name,
        trigger: 'manual',
        startedById: user.id,
        input: input as Prisma.InputJsonObject,
      },
    });
    await redis.publish(wakeChannel, queue.name);
    await startRun(client, headers, {
      workflowType: plan.functionName,
      queue: queue.name,
      input,
      versionId,
      javascript,
      routes,
      context: {
        runId: run.id,
        workspaceId: workspace.id,
        projectId: project.id,
        workflowId,
        workflowName: name,
        startedBy: user.id,
        trigger: 'manual',
      },
    });
    return { id: run.id, handle: client.workflow.getHandle(run.id) };
  }

  function startHost(env: NodeJS.ProcessEnv = {}): ChildProcess {
    const host = spawn(process.execPath, [resolve(import.meta.dirname, '../../../worker-host/src/host.ts')], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        DATABASE_URL: stores.databaseUrl,
        REDIS_URL: stores.redisUrl,
        TEMPORAL_ADDRESS: stores.temporalAddress,
        WFB_KEY: secret.toString('base64'),
        LOG_LEVEL: 'error',
        HOST_NAME: 'test-host',
        BLOB_STORE_URL: options.blobStoreUrl ?? '',
        ...env,
      },
    });
    hosts.add(host);
    host.once('exit', () => hosts.delete(host));
    return host;
  }

  return {
    prisma,
    redis,
    keys,
    user,
    workspace,
    project,
    queue,
    publish,
    start,
    startHost,
    async keepSecret(name: string, value: string): Promise<void> {
      const sealed = new Uint8Array(seal(keys, secretPurpose, secretContext(project.id, name), value));
      await prisma.secret.create({
        data: { projectId: project.id, name, sealed, createdById: user.id, updatedById: user.id },
      });
    },
    /** What the stream holds of a run. */
    async events(runId: string): Promise<StepEvent[]> {
      const entries = await redis.xrange(stepEventStream, '-', '+');
      return entries
        .flatMap(([, fields]) => JSON.parse(fields[fields.indexOf(stepEventField) + 1]!) as StepEvent[])
        .filter((event) => event.runId === runId);
    },
    async close(): Promise<void> {
      await Promise.all([...hosts].map((host) => stopProcess(host, 'SIGKILL')));
      redis.disconnect();
      await connection.close();
      await prisma.$disconnect();
      await stores.release();
    },
  };
}

export async function stopProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

/** Process ids of the runners of a host. */
export async function runnersOf(host: ChildProcess): Promise<number[]> {
  const { stdout } = await promisify(execFile)('pgrep', ['-P', String(host.pid)]).catch(() => ({
    stdout: '',
  }));
  return stdout.split('\n').filter(Boolean).map(Number);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** A service that runs call; `answer` decides each request. */
export async function startService(
  answer: (request: IncomingMessage, response: ServerResponse) => unknown,
): Promise<{ url: string; host: string; keys: (string | undefined)[]; close(): void }> {
  const keys: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    keys.push(request.headers['idempotency-key'] as string | undefined);
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}/`,
    host,
    keys,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The first wake-up of a host loads a lot, on machines that are busy with other tests. */
export const eventually = <T>(ask: () => T | Promise<T>, options: EventuallyOptions = {}) =>
  waitFor(ask, { timeoutMs: 50_000, ...options });
