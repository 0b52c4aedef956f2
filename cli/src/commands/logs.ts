import { unwrap } from '../api.ts';
import { type Command, textOf } from '../command.ts';
import { CommandError } from '../fail.ts';

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
    for (const step of [...run.steps].sort((a, b) => a.firstSeq - b.firstSeq)) {
      print(`${step.startedAt ?? ''.padEnd(24)}  ${step.status.padEnd(9)}  ${step.instance}`);
      for (const { attempt, message } of step.attemptLog) print(`    attempt ${attempt}: ${message}`);
      for (const { level, message } of step.logs) print(`    ${level}: ${message}`);
      if (step.error) print(`    ${step.error.message}`);
    }
    if (run.error) print(run.error.message);
  },
};
