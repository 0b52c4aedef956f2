import { actionQueueName } from '@wfb/engine/contract';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createWorkplace, eventually, startService, type Workplace } from './support.ts';

let place: Workplace;
let service: Awaited<ReturnType<typeof startService>>;
let refusals = 0;
beforeAll(async () => {
  place = await createWorkplace(inject('stack'));
  service = await startService((_request, response) => {
    if (refusals-- > 0) return response.writeHead(503).end('busy');
    response.setHeader('content-type', 'application/json');
    return response.end('{}');
  });
  place.startHost({ ALLOWED_HOSTS: service.host });
});
afterAll(async () => {
  service.close();
  await place.close();
});

test(
  'tasks of runs before, while and after an action is split off are all done, each on the queue of its run’s start',
  { timeout: 180_000 },
  async () => {
    const { prisma, project, user } = place;
    const workflow = await place.publish({
      name: 'Call',
      input: { type: 'object', properties: {} },
      steps: [
        { id: 'hash', kind: 'task', action: 'crypto.hash', with: { text: 'x' } },
        { id: 'call', kind: 'task', action: 'http.request', with: { method: 'POST', url: service.url } },
      ],
      output: 'done',
    });
    const runMany = async (routes: Record<string, string>) =>
      Promise.all(Array.from({ length: 6 }, () => place.start(workflow, {}, routes)));

    const before = await runMany({});
    // As the server writes them when an action is split off: one that runs by itself, and one within the run's own code.
    const routes: Record<string, string> = {};
    for (const action of ['http.request', 'crypto.hash']) {
      const name = actionQueueName(user.id, project.id, action);
      await prisma.queue.create({
        data: { ...{ projectId: project.id, name, title: action, kind: 'action', action, dedicated: true } },
      });
      routes[action] = name;
    }
    refusals = 5;
    const during = await runMany(routes);
    const after = await runMany({});
    await Promise.all(
      [...before, ...during, ...after].map(async ({ handle }) => expect(await handle.result()).toBe('done')),
    );

    const queuesOf = async (runs: { id: string }[]) => {
      const queues = new Set<string>();
      for (const { id } of runs) {
        const events = await eventually(async () => {
          const all = await place.events(id);
          return all.some(({ type }) => type === 'run.finished') && all;
        });
        for (const event of events)
          if (event.type === 'step.attempt' && event.phase === 'succeeded') queues.add(event.place!.queue);
      }
      return queues;
    };
    expect(await queuesOf(during)).toEqual(new Set(Object.values(routes)));
    expect(await queuesOf([...before, ...after])).toEqual(new Set([place.queue.name]));
    // Each call once, but for those that were refused: with the same key.
    expect(new Set(service.keys).size).toBe(18);
    expect(service.keys.length).toBeLessThanOrEqual(23);
  },
);
