import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { isolateStores, type IsolatedStores } from '../support/isolation.ts';
import { type Part, type Product, startProduct } from '../support/product.ts';
import { signUp, type Person } from '../support/server.ts';
import { createPrisma, type PrismaClient } from '@wfb/prisma';

// Four worker-hosts, each in a region of its own; two of them die.

let stores: IsolatedStores;
let product: Product;
let person: Person;
let prisma: PrismaClient;
const hosts = new Map<string, Part>();

beforeAll(async () => {
  stores = await isolateStores(inject('stack'));
  prisma = createPrisma(stores.databaseUrl, { max: 2 });
  product = await startProduct({ stores, workerHost: false });
  for (const region of ['us-east', 'us-west', 'eu-west', 'ap-south']) {
    const host = product.addWorkerHost({ REGION: region, HOST_NAME: `host-${region}` });
    hosts.set(region, host);
    await host.start();
  }
  person = await signUp(product.client());
}, 120_000);
afterAll(async () => {
  await product.stop();
  await prisma.$disconnect();
  await stores.release();
});

interface RegionRow {
  region: string;
  state: string;
}
const stateOf = async (region: string) =>
  (await person.client.get<{ items: RegionRow[] }>('/api/v1/regions')).body.items.find(
    (each) => each.region === region,
  )?.state;
const start = async (workflowId: string) =>
  (await person.client.post<{ id: string }>(`/api/v1/workflows/${workflowId}/runs`, { input: {} })).body.id;
const ended = (runId: string) =>
  eventually(
    async () => {
      const { body } = await person.client.get<{ status: string; output: unknown }>(`/api/v1/runs/${runId}`);
      return body.status === 'completed' && body;
    },
    { what: 'the run to complete', timeoutMs: 90_000 },
  );
/** Hosts that carried tasks of a run; a pool whose runs have waited long may have got further workers on one, told apart by a number. */
const carriedBy = async (runId: string) =>
  (await prisma.runStep.findMany({ where: { runId, worker: { not: null } } })).map(({ worker }) =>
    worker!.replace(/ #\d+$/, ''),
  );

test('runs go where they are to be carried, go elsewhere when that is lost, and never where they may not', async () => {
  await eventually(
    async () => (await stateOf('ap-south')) === 'live' && (await stateOf('eu-west')) === 'live',
    {
      timeoutMs: 60_000,
    },
  );
  const { body: project } = await person.client.post<{
    id: string;
    regions: string[];
    pools: { id: string }[];
  }>('/api/v1/projects', { name: 'Global', timeZone: 'Europe/Berlin' });
  expect(project.regions).toEqual(['eu-west']);
  await person.client.request(`/api/v1/projects/${project.id}`, {
    method: 'PATCH',
    body: { regions: ['eu-west', 'us-west'] },
  });
  const publish = async (name: string) => {
    const definition = {
      ...{ format: 1, name, events: [{ name: 'go' }] },
      steps: [
        { id: 'wait', kind: 'receive', event: 'go' },
        { id: 'work', kind: 'task', action: 'code.run', with: { source: 'export default () => 7' } },
      ],
      output: '{{ steps.work }}',
    };
    const { body } = await person.client.post<{ id: string }>('/api/v1/workflows', {
      ...{ projectId: project.id, name, definition },
    });
    const published = await person.client.post(`/api/v1/workflows/${body.id}/publish`, { revision: 1 });
    expect(published).toMatchObject({ status: 201 });
    return body.id;
  };
  const go = (runId: string) => person.client.post(`/api/v1/runs/${runId}/events`, { name: 'go', data: {} });
  const [free, bound] = [await publish('Free'), await publish('Bound')];
  await person.client.request(`/api/v1/workflows/${bound}/queue`, {
    method: 'PUT',
    body: { queueId: project.pools[0]!.id, pinnedRegion: 'eu-west' },
  });

  const first = await start(free);
  await go(first);
  await ended(first);
  expect(await carriedBy(first)).toEqual(['host-eu-west']);
  const inFlight = await start(free);
  const pinned = await start(bound);
  await eventually(async () => (await prisma.run.findUniqueOrThrow({ where: { id: pinned } })).startedAt);

  await Promise.all([hosts.get('eu-west')!.kill(), hosts.get('us-east')!.kill()]);
  await Promise.all([go(inFlight), go(pinned)]);
  // Seen as soon as its lease has lapsed, and what a busy test machine takes to ask.
  await eventually(async () => (await stateOf('eu-west')) === 'lost', { timeoutMs: 60_000 });

  const next = await start(free);
  expect((await prisma.run.findUniqueOrThrow({ where: { id: next } })).queueName).toMatch(/-us-west$/);
  await go(next);
  await ended(next);
  expect(await carriedBy(next)).toEqual(['host-us-west']);
  // What was in flight there is taken over; what is pinned waits, and says so.
  await ended(inFlight);
  expect((await carriedBy(inFlight))[0]).not.toBe('host-eu-west');
  const waiting = await start(bound);
  expect((await person.client.get<{ waitsFor: string }>(`/api/v1/runs/${waiting}`)).body.waitsFor).toContain(
    'eu-west',
  );
  await eventually(async () => prisma.mail.findFirst({ where: { subject: 'No machine left in eu-west' } }), {
    timeoutMs: 60_000,
  });
  expect(await carriedBy(pinned)).toEqual([]);
  expect(await prisma.mail.count({ where: { subject: 'No machine left in eu-west' } })).toBe(1);

  await hosts.get('eu-west')!.start();
  await go(waiting);
  await Promise.all([ended(pinned), ended(waiting)]);
  for (const runId of [pinned, waiting]) expect(await carriedBy(runId)).toEqual(['host-eu-west']);
}, 240_000);
