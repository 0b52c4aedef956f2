import { type Api, unwrap } from './api.ts';
import { CommandError } from './fail.ts';

/** By id, or by name where only one has it. */
export async function findWorkflow(client: Api, wanted: string): Promise<string> {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(wanted)) return wanted;
  const { items } = unwrap(
    await client.GET('/api/v1/workflows', { params: { query: { q: wanted, limit: 100 } } }),
  );
  const named = items.filter(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  const [only, ...more] = named.length > 0 ? named : items;
  if (!only) throw new CommandError(`There is no workflow “${wanted}”.`);
  if (more.length > 0) {
    const choices = [only, ...more].map(({ id, name, projectName }) => `\n  ${id}  ${name} (${projectName})`);
    throw new CommandError(`Several workflows are called that; give the id:${choices.join('')}`);
  }
  return only.id;
}

/** The version with a number, else the one on which new runs start. */
export async function findVersion(client: Api, id: string, number: string | undefined) {
  const { items } = unwrap(await client.GET('/api/v1/workflows/{id}/versions', { params: { path: { id } } }));
  const version = items.find((each) => (number ? String(each.number) === number : each.active));
  if (!version)
    throw new CommandError(number ? `There is no version ${number}.` : 'The workflow was never published.');
  return version;
}
