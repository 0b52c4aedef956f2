import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Pages that a visit begins with: on the home screen, by a link in a notification, or without an account. Each has a document of its
 * own, in which the browser finds the page's code at once and not only when the start script asks for it. The
 * server finds in `first-pages.json` which to send.
 */
export interface FirstPage {
  /** Regular expression of the paths. */
  address: string;
  document: string;
  routes: string[];
}

const FRAME = '/routes/(app)/+layout.svelte';

export const firstPages: readonly FirstPage[] = [
  {
    address: '^/(approvals)?$',
    document: 'approvals.html',
    routes: [FRAME, '/routes/(app)/approvals/+layout.svelte', '/routes/(app)/approvals/+page.svelte'],
  },
  {
    address: '^/runs/[\\w-]+$',
    document: 'run.html',
    routes: [FRAME, '/routes/(app)/runs/+layout.svelte', '/routes/(app)/runs/[id]/+page.svelte'],
  },
  {
    address: '^/sign-in$',
    document: 'sign-in.html',
    routes: ['/routes/(auth)/sign-in/+page.svelte'],
  },
];

/** The document of every other page. */
export const otherPages = { document: 'index.html', routes: [FRAME] };

/** Links to the code and the styles of a page, for the head of its document. */
export function linksOf(routes: readonly string[], kitOut: string): string[] {
  const { scripts, styles } = filesOf(routes, kitOut);
  return [
    ...styles.map((file) => `<link href="${file}" rel="stylesheet">`),
    ...scripts.map((file) => `<link href="${file}" rel="modulepreload">`),
  ];
}

interface ManifestEntry {
  file: string;
  imports?: string[];
  css?: string[];
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
    throw new Error(`The routes ${routes.join(', ')} were not found: see build-support/first-pages.ts.`);

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
