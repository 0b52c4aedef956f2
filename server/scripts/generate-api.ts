// Writes the API's document and the typed clients made from it; with `--check` it writes nothing and fails where a file is out of date.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString, type OpenAPI3, UNKNOWN } from 'openapi-typescript';
import { createApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';

const check = process.argv.includes('--check');
const root = new URL('../../', import.meta.url);

const document = await describe();
const types = `// Made by server/scripts/generate-api.ts from server/openapi.json. Do not edit.\n\n${astToString(
  await openapiTS(document, {
    alphabetize: true,
    // A union of itself, which TypeScript refuses in this form; the engine has the true type.
    transform: (_schema, { path }) => (/\/schemas\/Template(Input)?$/.test(path ?? '') ? UNKNOWN : undefined),
  }),
)}`;
const outdated = (
  await Promise.all([
    write('server/openapi.json', `${JSON.stringify(document, null, 2)}\n`),
    write('web/src/lib/api/generated.ts', types),
    write('cli/src/generated.ts', types),
  ])
).filter((path) => path !== null);
if (check && outdated.length > 0) {
  console.error(`Out of date: ${outdated.join(', ')}. Run "npm run generate".`);
  process.exit(1);
}
console.log(outdated.length > 0 ? `Wrote ${outdated.join(', ')}.` : 'The API’s files are up to date.');
// Connections that were never needed would be tried again and again.
process.exit(0);

/** The document needs no database: nothing is asked, so nothing connects. */
async function describe(): Promise<OpenAPI3> {
  const config = readConfig({
    DATABASE_URL: 'postgresql://localhost:1/none',
    REDIS_URL: 'redis://localhost:1',
    WFB_KEY: Buffer.alloc(32).toString('base64'),
    DEMO_SHOP: '1',
  });
  const app = await createApp({ config, logger: false, background: false });
  return app.swagger() as unknown as OpenAPI3;
}

/** Gives the path where the file's content is or was another. */
async function write(path: string, content: string): Promise<string | null> {
  const file = fileURLToPath(new URL(path, root));
  const before = await readFile(file, 'utf8').catch(() => null);
  if (before === content) return null;
  if (!check) await writeFile(file, content);
  return path;
}
