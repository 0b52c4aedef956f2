import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

interface ManifestEntry {
  file: string;
  imports?: string[];
  css?: string[];
}

const FRAME = '/routes/(app)/+layout.svelte';
/** The page that most visits begin with. */
const FIRST_ROUTES = [
  FRAME,
  '/routes/(app)/approvals/+layout.svelte',
  '/routes/(app)/approvals/+page.svelte',
];
/** Pages that links in notifications and messages lead to: the addresses, and what they are made of. */
const LINKED_ROUTES = [
  {
    address: '^/runs/[^/]+$',
    routes: [FRAME, '/routes/(app)/runs/+layout.svelte', '/routes/(app)/runs/[id]/+page.svelte'],
  },
];

/**
 * Links that let the browser fetch the code of the first page together with the start script, rather than after it. The
 * fallback document cannot know its route, so SvelteKit adds none by itself.
 */
export function firstPageLinks(kitOut: string): string {
  const { scripts, styles } = filesOf(FIRST_ROUTES, kitOut);
  return [
    ...styles.map((file) => `<link href="${file}" rel="stylesheet">`),
    ...scripts.map((file) => `<link href="${file}" rel="modulepreload">`),
  ].join('\n    ');
}

/** By address, the scripts of pages that visits also begin with; for `static/early.js`, which knows the address. */
export function linkedPageScripts(kitOut: string): [address: string, scripts: string[]][] {
  const first = new Set(filesOf(FIRST_ROUTES, kitOut).scripts);
  return LINKED_ROUTES.map(({ address, routes }) => [
    address,
    filesOf(routes, kitOut).scripts.filter((file) => !first.has(file)),
  ]);
}

function filesOf(routes: readonly string[], kitOut: string): { scripts: string[]; styles: string[] } {
  const manifest = JSON.parse(
    readFileSync(join(kitOut, 'output/client/.vite/manifest.json'), 'utf8'),
  ) as Record<string, ManifestEntry>;
  const nodes = join(kitOut, 'generated/build/client-optimized/nodes');
  const sources = readdirSync(nodes).filter((file) => {
    const code = readFileSync(join(nodes, file), 'utf8');
    return routes.some((route) => code.includes(`${route}"`));
  });
  if (sources.length !== routes.length)
    throw new Error(`The routes ${routes.join(', ')} were not found: see build-support/preloads.ts.`);

  const scripts = new Set<string>();
  const styles = new Set<string>();
  const visit = (key: string) => {
    const entry = manifest[key];
    if (!entry || scripts.has(`/${entry.file}`)) return;
    scripts.add(`/${entry.file}`);
    for (const style of entry.css ?? []) styles.add(`/${style}`);
    for (const imported of entry.imports ?? []) visit(imported);
  };
  for (const key of Object.keys(manifest))
    if (sources.some((file) => key.endsWith(`client-optimized/nodes/${file}`))) visit(key);
  return { scripts: [...scripts], styles: [...styles] };
}
