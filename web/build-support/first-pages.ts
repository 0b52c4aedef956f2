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
  /** Modules that those routes import at once, and only when they are shown. */
  modules?: string[];
  /** Addresses of the API that it asks at once for somebody signed in; `$1` is the first group of `address`. Keep in step with `static/early.js`. */
  data?: string[];
  /** Those that it asks only where the address has no query, which would narrow them. */
  dataUnfiltered?: string[];
}

const FRAME = '/routes/(app)/+layout.svelte';

export const firstPages: readonly FirstPage[] = [
  {
    address: '^/(approvals)?$',
    document: 'approvals.html',
    routes: [FRAME, '/routes/(app)/approvals/+layout.svelte', '/routes/(app)/approvals/+page.svelte'],
    data: ['/api/v1/me', '/api/v1/approvals?box=waiting'],
  },
  {
    address: '^/runs/([\\w-]+)$',
    document: 'run.html',
    routes: [FRAME, '/routes/(app)/runs/+layout.svelte', '/routes/(app)/runs/[id]/+page.svelte'],
    data: ['/api/v1/me', '/api/v1/runs/$1', '/api/v1/actions'],
  },
  {
    address: '^/runs$',
    document: 'runs.html',
    routes: [FRAME, '/routes/(app)/runs/+layout.svelte', '/routes/(app)/runs/+page.svelte'],
    modules: ['src/lib/features/runs/RunListPanel.svelte'],
    data: ['/api/v1/me'],
    dataUnfiltered: ['/api/v1/runs?limit=50', '/api/v1/runs/counts'],
  },
  {
    address: '^/sign-in$',
    document: 'sign-in.html',
    routes: ['/routes/(auth)/sign-in/+page.svelte'],
  },
];

/** The document of every other page. */
export const otherPages: Omit<FirstPage, 'address'> = { document: 'index.html', routes: [FRAME] };

/** Links to the code and the styles of a page, for the head of its document. */
export function linksOf(page: Omit<FirstPage, 'address'>, kitOut: string): string[] {
  const { scripts, styles } = filesOf(page, kitOut);
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

function filesOf(
  { routes, modules = [] }: Omit<FirstPage, 'address'>,
  kitOut: string,
): { scripts: string[]; styles: string[] } {
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
  const unknown = modules.filter((module) => !manifest[module]);
  if (unknown.length > 0)
    throw new Error(`No code of their own have ${unknown.join(', ')}: see build-support/first-pages.ts.`);

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
  for (const module of modules) visit(module);
  return { scripts: [...scripts], styles: [...styles] };
}
