import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Person, startServer, type TestServer } from '../support/server.ts';

// What a project's pages ask for: backlogs, event log and read models, listed, searched, exported and mended by hand.

let server: TestServer;
let person: Person;
let projectId: string;
let base: string;

beforeAll(async () => {
  server = await startServer(inject('stack'));
  person = await server.signUp();
  projectId = (await person.client.post<{ id: string }>('/api/v1/projects', { name: 'Lists' })).body.id;
  base = `/api/v1/projects/${projectId}`;
});
afterAll(() => server.stop());

interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}
const get = async <Body>(path: string) => (await person.client.get<Body>(`${base}${path}`)).body;

async function allPages<Item>(path: string): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<Item> = await get(cursor === null ? path : `${path}&cursor=${cursor}`);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}

describe('a backlog', () => {
  const device = { type: 'object', properties: { device: { type: 'string' }, level: { type: 'number' } } };
  const makeBacklog = (name: string, rules: object) =>
    server.app.prisma.backlog.create({
      data: {
        ...{ projectId, name },
        declaration: { name, item: device, onDuplicate: 'keepFirst', whenFull: 'fail', ...rules },
      },
    });
  const add = async (backlog: string, item: object) =>
    (await person.client.post<{ itemId: string }>(`${base}/backlogs/${backlog}/items`, { item })).body.itemId;
  const devices = async (backlog: string, query: string) =>
    (await allPages<{ data: { device: string } }>(`/backlogs/${backlog}/items?${query}`)).map(
      ({ data }) => data.device,
    );
  const order = (backlog: string, item: string, what: 'remove' | 'restore') => {
    const path = `${base}/backlogs/${backlog}/items/${item}`;
    return what === 'remove'
      ? person.client.request<{ code: string }>(path, { method: 'DELETE' })
      : person.client.post<{ code: string }>(`${path}/restore`);
  };

  test('is listed as its items are taken, or by when they came, page by page', async () => {
    await makeBacklog('urgent', { order: 'priority', priority: 'item.level' });
    for (const [name, level] of Object.entries({ a: 1, b: 3, c: 2 }))
      await add('urgent', { device: name, level });
    expect(await devices('urgent', 'limit=2')).toEqual(['b', 'c', 'a']);
    expect(await devices('urgent', 'limit=2&order=newest')).toEqual(['c', 'b', 'a']);
    expect(await devices('urgent', 'limit=2&order=oldest')).toEqual(['a', 'b', 'c']);
  });

  test('takes an item back that was taken out, in its old place', async () => {
    await makeBacklog('undone', { order: 'oldestFirst' });
    const first = await add('undone', { device: 'a' });
    await add('undone', { device: 'b' });
    expect((await order('undone', first, 'remove')).status).toBe(204);
    expect(await devices('undone', 'status=waiting')).toEqual(['b']);
    expect(await devices('undone', 'status=dropped')).toEqual(['a']);
    expect(await get(`/backlogs/undone/items/${first}`)).toMatchObject({
      ...{ status: 'dropped', data: { device: 'a' }, addedBy: { name: person.account.name } },
    });
    expect((await order('undone', first, 'restore')).status).toBe(204);
    expect(await devices('undone', 'status=waiting')).toEqual(['a', 'b']);
    expect(await order('undone', first, 'restore')).toMatchObject({
      status: 409,
      body: { code: 'ITEM_NOT_DROPPED' },
    });
    expect((await order('undone', crypto.randomUUID(), 'restore')).status).toBe(404);
  });

  test('takes none back for which there is no room or which came again', async () => {
    await makeBacklog('small', { order: 'oldestFirst', maxSize: 1, key: 'item.device' });
    const first = await add('small', { device: 'a' });
    await order('small', first, 'remove');
    const second = await add('small', { device: 'b' });
    expect(await order('small', first, 'restore')).toMatchObject({
      status: 409,
      body: { code: 'BACKLOG_FULL' },
    });
    await order('small', second, 'remove');
    await add('small', { device: 'a' });
    expect(await order('small', first, 'restore')).toMatchObject({
      status: 409,
      body: { code: 'ITEM_THERE_AGAIN' },
    });
  });
});

describe('the event log and what is made of it', () => {
  interface Event {
    position: number;
    type: string;
    subject: string;
  }
  const record = (type: string, subject: string, data: object) =>
    person.client.post(`${base}/event-log`, { type, subject, data });

  beforeAll(async () => {
    await server.app.prisma.readModel.create({
      data: {
        ...{ projectId, name: 'balances' },
        declaration: {
          name: 'balances',
          state: { type: 'object', properties: { total: { type: 'number' } } },
          key: 'event.data.owner',
          initial: { total: 0 },
          on: [{ event: 'paid', set: { total: '{{ item.total + event.data.amount }}' }, remove: false }],
        },
      },
    });
    for (const [subject, owner, amount] of [
      ['account-1', 'zoe', 5],
      ['account-2', 'ada', 7],
      ['account-1', 'zoe', 1],
    ] as const)
      await record('paid', subject, { owner, amount });
    await record('closed', 'account-2', { why: 'moved, "abroad"' });
    await record('paid', 'other', { owner: 'bob', amount: 2 });
  });

  test('is narrowed by kind, by the beginning of a subject and by time', async () => {
    expect(await get('/event-log/types')).toEqual({ items: ['closed', 'paid'] });
    const positions = async (query: string) =>
      (await allPages<Event>(`/event-log?limit=2&${query}`)).map(({ position }) => position);
    expect(await positions('type=paid')).toEqual([5, 3, 2, 1]);
    expect(await positions('q=account-')).toEqual([4, 3, 2, 1]);
    expect(await positions('q=account-&subject=account-1')).toEqual([3, 1]);
    const [third] = await server.app.prisma.recordedEvent.findMany({ where: { projectId, position: 3 } });
    const at = encodeURIComponent(third!.createdAt.toISOString());
    expect(await positions(`from=${at}`)).toEqual([5, 4, 3]);
    expect(await positions(`until=${at}`)).toEqual([2, 1]);
    expect((await person.client.get(`${base}/event-log?from=yesterday`)).status).toBe(400);
  });

  test('goes home as a table or line by line', async () => {
    const table = await get<string>('/event-log/export?q=account-2');
    expect(table.split('\r\n')).toEqual([
      'position,at,type,subject,number,data,run,recordedBy',
      expect.stringMatching(/^2,.*,paid,account-2,1,"\{""owner"":""ada"",""amount"":7\}",,.+@/),
      expect.stringMatching(/^4,.*,closed,account-2,2,/),
      '',
    ]);
    // A single line is a JSON document of its own.
    expect(await get('/event-log/export?format=jsonl&type=closed')).toMatchObject({
      ...{ position: 4, data: { why: 'moved, "abroad"' } },
    });
  });

  test('comes to entries that are sorted by key or by their last change', async () => {
    const keys = async (query: string) =>
      (await allPages<{ key: string }>(`/read-models/balances/entries?limit=1&${query}`)).map(
        ({ key }) => key,
      );
    expect(await keys('')).toEqual(['ada', 'bob', 'zoe']);
    expect(await keys('order=desc')).toEqual(['zoe', 'bob', 'ada']);
    expect(await keys('sort=changed')).toEqual(['ada', 'zoe', 'bob']);
    expect(await keys('sort=changed&order=desc')).toEqual(['bob', 'zoe', 'ada']);
    const wrong = `${base}/read-models/balances/entries?sort=changed&cursor=zoe`;
    expect((await person.client.get(wrong)).status).toBe(400);
  });

  test('tells of each entry which events it was made of', async () => {
    const positions = async (key: string) =>
      (await allPages<Event>(`/read-models/balances/entries/${key}/events?limit=1`)).map(
        ({ position }) => position,
      );
    expect(await positions('zoe')).toEqual([3, 1]);
    expect(await positions('nobody')).toEqual([]);
  });
});
