import { writeFile } from 'node:fs/promises';
import { unwrap } from '../api.ts';
import { type Command, textOf } from '../command.ts';
import { CommandError } from '../fail.ts';
import { findVersion, findWorkflow } from '../find-workflow.ts';

export const exportWorkflow: Command = {
  name: 'export',
  summary: 'Take a workflow home as a TypeScript project',
  usage: 'wfb export --workflow "Fulfil an order" [--version 3] [--output order.zip]',
  options: {
    workflow: { type: 'string' },
    version: { type: 'string' },
    output: { type: 'string' },
  },
  async run(values, { api, print }) {
    const wanted = textOf(values, 'workflow');
    if (!wanted) throw new CommandError('Say which workflow: --workflow <name or id>.');
    const client = await api();
    const id = await findWorkflow(client, wanted);
    const version = await findVersion(client, id, textOf(values, 'version'));
    const answer = await client.GET('/api/v1/workflows/{id}/versions/{versionId}/export', {
      params: { path: { id, versionId: version.id } },
      parseAs: 'arrayBuffer',
    });
    const archive = unwrap(answer) as ArrayBuffer;
    const named = /filename="([^"]+)"/.exec(answer.response.headers.get('content-disposition') ?? '')?.[1];
    const file = textOf(values, 'output') ?? named ?? 'workflow.zip';
    await writeFile(file, new Uint8Array(archive));
    print(file);
  },
};
