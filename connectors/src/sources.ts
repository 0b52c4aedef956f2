import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { actionDeclarations } from './declarations.ts';

/** Folder of the connectors' code, for projects that take it home. */
export const connectorsFolder = fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '');

/** Where the code of each action lies: `http.request` is the function `request` of `http/run.ts`. */
export const actionSources: ReadonlyMap<string, { file: string; function: string }> = new Map(
  actionDeclarations.map(({ name }) => {
    const [connector, action] = name.split('.') as [string, string];
    return [name, { file: path.join(connectorsFolder, connector, 'run.ts'), function: action }];
  }),
);
