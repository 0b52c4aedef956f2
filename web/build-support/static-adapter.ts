import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import adapter from '@sveltejs/adapter-static';
import type { Adapter, Builder } from '@sveltejs/kit';
import { firstPages, linksOf, otherPages } from './first-pages.ts';

/**
 * adapter-static for a page that runs under `script-src 'self'`.
 *
 * SvelteKit boots the app from an inline script. The product's content policy allows none, and a hash would have to be
 * carried to whoever sends the header. So the script moves to a file of its own, `_app/immutable/boot.<version>.js`,
 * before the files are compressed. Its name follows from the version, so that the service worker can precache it
 * without a list.
 */
export function staticAdapter({ out }: { out: string }): Adapter {
  const base = adapter({ pages: out, assets: out, fallback: 'index.html', precompress: true });
  return {
    ...base,
    name: 'wfb-static-adapter',
    adapt(builder) {
      const generateFallback: Builder['generateFallback'] = async (file) => {
        await builder.generateFallback(file);
        moveInlineScript(file, out, builder.config.version.name);
        writeDocuments(file, out, builder.config.outDir);
      };
      return base.adapt(Object.assign(Object.create(builder) as Builder, { generateFallback }));
    },
  };
}

const INLINE_SCRIPT = /<script>([\s\S]*?)<\/script>/g;

function moveInlineScript(htmlFile: string, out: string, version: string): void {
  const html = readFileSync(htmlFile, 'utf8');
  const scripts = [...html.matchAll(INLINE_SCRIPT)];
  if (scripts.length !== 1)
    throw new Error(`Expected one inline script in ${htmlFile}, found ${scripts.length}.`);
  const path = `_app/immutable/boot.${version}.js`;
  const target = join(out, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, scripts[0]?.[1]?.trim() ?? '');
  writeFileSync(htmlFile, html.replace(INLINE_SCRIPT, `<script src="/${path}" defer></script>`));
}

/** A document per page that visits begin with, and for the server which is whose. */
function writeDocuments(fallback: string, out: string, kitOut: string): void {
  const html = readFileSync(fallback, 'utf8');
  for (const page of [...firstPages, otherPages])
    writeFileSync(join(out, page.document), withLinks(html, linksOf(page, kitOut)));
  const told = [...firstPages, otherPages].map(({ routes: _routes, modules: _modules, ...page }) => page);
  writeFileSync(join(out, 'first-pages.json'), JSON.stringify(told));
}

/** Links that are there already stay as they are. */
function withLinks(html: string, links: readonly string[]): string {
  const missing = links.filter((link) => !html.includes(/href="[^"]+"/.exec(link)?.[0] ?? link));
  return html.replace('</head>', `${missing.join('\n    ')}\n  </head>`);
}
