import { writeFile } from 'node:fs/promises';
import { unwrap } from '../api.ts';
import { type Command, textOf } from '../command.ts';
import { CommandError } from '../fail.ts';
import { findVersion, findWorkflow } from '../find-workflow.ts';

export const writeTypes: Command = {
  name: 'types',
  summary: 'What a workflow takes and gives, as TypeScript or JSON Schemas',
  usage: 'wfb types --workflow "Fulfil an order" [--version 3] [--json] [--output order.ts]',
  options: {
    workflow: { type: 'string' },
    version: { type: 'string' },
    json: { type: 'boolean', default: false },
    output: { type: 'string' },
  },
  async run(values, { api, print }) {
    const wanted = textOf(values, 'workflow');
    if (!wanted) throw new CommandError('Say which workflow: --workflow <name or id>.');
    const client = await api();
    const id = await findWorkflow(client, wanted);
    const version = await findVersion(client, id, textOf(values, 'version'));
    const { typescript, ...schemas } = unwrap(
      await client.GET('/api/v1/workflows/{id}/versions/{versionId}/types', {
        params: { path: { id, versionId: version.id } },
      }),
    );
    const text = values['json'] ? `${JSON.stringify(schemas, null, 2)}\n` : typescript;
    const file = textOf(values, 'output');
    if (!file) return print(text.trimEnd());
    await writeFile(file, text);
    print(file);
  },
};
