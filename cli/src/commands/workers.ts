import { type Api, unwrap } from '../api.ts';
import { type Command, textOf, type Values } from '../command.ts';
import { CommandError } from '../fail.ts';
import type { operations } from '../generated.ts';
import { toTable } from '../table.ts';

type WorkerItem =
  operations['workers.list']['responses'][200]['content']['application/json']['items'][number];
type OneOf = WorkerItem & { projectId: string };

/** Workers of the projects that are meant: one by its name or id, or all. */
async function findWorkers(client: Api, project: string | undefined): Promise<OneOf[]> {
  const { items } = unwrap(await client.GET('/api/v1/projects'));
  const meant =
    project === undefined ? items : items.filter(({ id, name }) => id === project || name === project);
  if (meant.length === 0) throw new CommandError('There is no such project.');
  const lists = await Promise.all(
    meant.map(async ({ id }) => {
      const workers = unwrap(await client.GET('/api/v1/projects/{id}/workers', { params: { path: { id } } }));
      return workers.items.map((worker) => ({ ...worker, projectId: id }));
    }),
  );
  return lists.flat();
}

const projectOption = { project: { type: 'string' } } as const;

const listWorkers: Command = {
  name: 'workers list',
  summary: 'The workers of your projects, and how they are doing',
  usage: 'wfb workers list [--project "Order desk"] [--pool "Night shift"] [--json]',
  options: { ...projectOption, pool: { type: 'string' }, json: { type: 'boolean', default: false } },
  async run(values, { api, print, note }) {
    const pool = textOf(values, 'pool');
    const workers = (await findWorkers(await api(), textOf(values, 'project'))).filter(
      (worker) => pool === undefined || worker.pool.title === pool || worker.pool.id === pool,
    );
    if (values['json']) return print(JSON.stringify(workers, null, 2));
    if (workers.length === 0) return note('No workers.');
    const rows = workers.map((worker) => [
      ...[worker.id, worker.pool.title, worker.light, worker.host ?? '–', worker.region ?? '–'],
      ...[`${worker.slotsUsed}/${worker.slotsTotal}`, worker.lightReason],
    ]);
    print(toTable(['WORKER', 'POOL', 'LIGHT', 'MACHINE', 'REGION', 'BUSY', 'STATE'], rows));
  },
};

type Order = 'start' | 'stop' | 'drain' | 'restart';

const command = (order: Order, summary: string): Command => ({
  name: `workers ${order}`,
  summary,
  usage: `wfb workers ${order} --worker <id> [--project "Order desk"]`,
  options: { ...projectOption, worker: { type: 'string' } },
  async run(values, { api, print }) {
    const client = await api();
    const { projectId, id } = await findWorker(client, values);
    const worker = unwrap(
      await client.POST(`/api/v1/projects/{id}/workers/{workerId}/${order}`, {
        params: { path: { id: projectId, workerId: id } },
      }),
    );
    print(worker.lightReason);
  },
});

async function findWorker(client: Api, values: Values): Promise<OneOf> {
  const wanted = textOf(values, 'worker');
  if (!wanted) throw new CommandError('Say which worker: --worker <id>, as wfb workers list shows it.');
  const worker = (await findWorkers(client, textOf(values, 'project'))).find(({ id }) => id === wanted);
  if (!worker) throw new CommandError('There is no such worker.');
  return worker;
}

export const workerCommands: Command[] = [
  listWorkers,
  command('start', 'Start a worker'),
  command('stop', 'Stop a worker now; its tasks are tried again elsewhere'),
  command('drain', 'Let a worker finish what it has, and rest'),
  command('restart', 'Restart a worker'),
];
