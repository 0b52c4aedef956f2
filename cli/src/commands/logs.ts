import { type Api, unwrap } from '../api.ts';
import { type Command, textOf } from '../command.ts';
import { CommandError } from '../fail.ts';
import type { components } from '../generated.ts';

type Schemas = components['schemas'];

/** In the order in which they began; those of a long run are asked for page by page. */
async function* stepsOf(run: Schemas['Run'], client: Api): AsyncGenerator<Schemas['RunStep']> {
  if (!run.stepsLeftOut) return yield* [...run.steps].sort((a, b) => a.firstSeq - b.firstSeq);
  let cursor: string | null = null;
  do {
    const query = { limit: 500, ...(cursor === null ? {} : { cursor: Number(cursor) }) };
    const page: { items: Schemas['RunStep'][]; nextCursor: string | null } = unwrap(
      await client.GET('/api/v1/runs/{id}/steps', { params: { path: { id: run.id }, query } }),
    );
    yield* page.items;
    cursor = page.nextCursor;
  } while (cursor !== null);
}

export const showLogs: Command = {
  name: 'logs',
  summary: 'What a run has done, step by step',
  usage: 'wfb logs --execution <run id> [--json]',
  options: { execution: { type: 'string' }, json: { type: 'boolean', default: false } },
  async run(values, { api, print }) {
    const id = textOf(values, 'execution');
    if (!id) throw new CommandError('Say which run: --execution <run id>.');
    const client = await api();
    const run = unwrap(await client.GET('/api/v1/runs/{id}', { params: { path: { id } } }));
    if (values['json']) return print(JSON.stringify(run, null, 2));
    print(`${run.subject}: ${run.status}`);
    for await (const step of stepsOf(run, client)) {
      print(`${step.startedAt ?? ''.padEnd(24)}  ${step.status.padEnd(9)}  ${step.instance}`);
      for (const { attempt, message } of step.attemptLog) print(`    attempt ${attempt}: ${message}`);
      for (const { level, message } of step.logs) print(`    ${level}: ${message}`);
      if (step.error) print(`    ${step.error.message}`);
    }
    if (run.error) print(run.error.message);
  },
};
