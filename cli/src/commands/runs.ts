import { unwrap } from '../api.ts';
import { type Command, textOf } from '../command.ts';
import { CommandError } from '../fail.ts';
import type { components } from '../generated.ts';
import { toTable } from '../table.ts';

type RunStatus = components['schemas']['RunSummary']['status'];
const statuses: RunStatus[] = [
  'queued',
  'running',
  'waiting',
  'completed',
  'failed',
  'cancelled',
  'terminated',
];

export const listRuns: Command = {
  name: 'runs list',
  summary: 'The latest runs',
  usage: 'wfb runs list [--status failed] [--search text] [--limit 30] [--json]',
  options: {
    status: { type: 'string', multiple: true },
    search: { type: 'string' },
    limit: { type: 'string', default: '30' },
    json: { type: 'boolean', default: false },
  },
  async run(values, { api, print, note }) {
    const client = await api();
    const { items } = unwrap(
      await client.GET('/api/v1/runs', {
        params: {
          query: {
            status: toStatuses(values['status']),
            q: textOf(values, 'search'),
            limit: toLimit(textOf(values, 'limit')),
          },
        },
      }),
    );
    if (values['json']) return print(JSON.stringify(items, null, 2));
    if (items.length === 0) return note('No runs.');
    const rows = items.map((run) => [run.id, run.status, run.createdAt, run.workflowName, run.subject]);
    print(toTable(['RUN', 'STATUS', 'CREATED', 'WORKFLOW', 'SUBJECT'], rows));
  },
};

function toStatuses(given: unknown): RunStatus[] | undefined {
  if (!Array.isArray(given)) return undefined;
  return given.map((text) => {
    const status = statuses.find((candidate) => candidate === text);
    if (!status) throw new CommandError(`“${text}” is no status. There are: ${statuses.join(', ')}.`);
    return status;
  });
}

function toLimit(text: string | undefined): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    throw new CommandError('--limit is a number from 1 to 100.');
  return limit;
}
