import { z } from 'zod';
import { launcherConfigSchema } from '../config.ts';
import { repositoryRoot } from '../paths.ts';

const begin = '<!-- environment: made by `npm run generate` -->';
const end = '<!-- /environment -->';

/** Puts the table of environment variables between its marks. */
export function withEnvironmentTable(document: string): string {
  const [before, rest] = document.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`The marks ${begin} … ${end} are missing`);
  return `${before}${begin}\n\n${environmentTable()}\n\n${end}${after}`;
}

function environmentTable(): string {
  const schema = z.toJSONSchema(launcherConfigSchema, { io: 'input', unrepresentable: 'any' });
  const rows = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const { description = '', default: preset } = property as { description?: string; default?: unknown };
    const shown = preset === undefined || preset === '' ? '' : `\`${displayed(preset)}\``;
    return `| \`${name}\` | ${description.replaceAll('|', '\\|')} | ${shown} |`;
  });
  return ['| variable | what it does | default |', '| --- | --- | --- |', ...rows].join('\n');
}

/** Paths differ from machine to machine; a flag's default is shown as it would be written. */
function displayed(preset: unknown): string {
  if (typeof preset === 'boolean') return preset ? '1' : '0';
  return String(preset).replace(`${repositoryRoot}/`, '');
}
