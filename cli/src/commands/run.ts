import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { type Api, unwrap } from '../api.ts';
import { type Command, textOf } from '../command.ts';
import { CommandError } from '../fail.ts';
import { findWorkflow } from '../find-workflow.ts';

const open = new Set(['queued', 'running', 'waiting']);
const pollEveryMs = 1_000;

export const startRun: Command = {
  name: 'run',
  summary: 'Start a workflow',
  usage: `wfb run --workflow "Fulfil an order" --input '{"order": 1042}' [--wait]   (--input @file.json reads a file)`,
  options: {
    workflow: { type: 'string' },
    input: { type: 'string', default: '{}' },
    wait: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
  async run(values, { api, print, note }) {
    const wanted = textOf(values, 'workflow');
    if (!wanted) throw new CommandError('Say which workflow: --workflow <name or id>.');
    const input = await readInput(textOf(values, 'input') ?? '{}');
    const client = await api();
    const id = await findWorkflow(client, wanted);
    const started = unwrap(
      await client.POST('/api/v1/workflows/{id}/runs', {
        params: { path: { id } },
        body: { input },
        headers: { 'idempotency-key': randomUUID() },
      }),
    );
    if (!values['wait']) return print(values['json'] ? JSON.stringify(started, null, 2) : started.id);
    note(`Started ${started.subject} (${started.id}).`);
    const run = await untilClosed(client, started.id, note);
    print(JSON.stringify(values['json'] ? run : run.output, null, 2));
    if (run.status !== 'completed') {
      throw new CommandError(run.error?.message ?? `The run was ${run.status}.`);
    }
  },
};

async function readInput(text: string): Promise<Record<string, unknown>> {
  const source = text.startsWith('@') ? await readFile(text.slice(1), 'utf8') : text;
  let input: unknown;
  try {
    input = JSON.parse(source);
  } catch {
    throw new CommandError('--input is not valid JSON.');
  }
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new CommandError('--input is a JSON object, such as {"order": 1042}.');
  }
  return input as Record<string, unknown>;
}

async function untilClosed(client: Api, id: string, note: (line: string) => void) {
  let before = '';
  for (;;) {
    const run = unwrap(await client.GET('/api/v1/runs/{id}', { params: { path: { id } } }));
    const now = run.currentStep ? `${run.status}: ${run.currentStep}` : run.status;
    if (now !== before) note(now);
    before = now;
    if (!open.has(run.status)) return run;
    await delay(pollEveryMs);
  }
}
