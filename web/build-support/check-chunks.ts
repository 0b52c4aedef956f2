import type { Plugin, Rolldown } from 'vite';

type Chunks = ReadonlyMap<string, Rolldown.OutputChunk>;

/** What groups in `chunks.ts` can bring about and no page shows at once: the build refuses it. */
export function checkChunks(): Plugin {
  return {
    name: 'check-chunks',
    applyToEnvironment: ({ name }) => name === 'client',
    generateBundle(_options, bundle) {
      const chunks = new Map(
        Object.entries(bundle).flatMap(([file, output]) =>
          output.type === 'chunk' ? [[file, output] as const] : [],
        ),
      );
      refuseCircles(chunks);
      refuseEarlyRuntime(chunks);
    },
  };
}

/** Chunks that import each other in a circle run before what they need is there: a page stays empty where it is a visit's first. */
function refuseCircles(chunks: Chunks): void {
  const isDone = new Map<string, boolean>();
  const visit = (file: string, path: readonly string[]): void => {
    const chunk = chunks.get(file);
    if (!chunk || isDone.get(file)) return;
    if (isDone.has(file)) {
      const circle = [...path.slice(path.indexOf(file)), file].map((at) => chunks.get(at)?.name ?? at);
      throw new Error(
        `Chunks import each other in a circle: ${circle.join(' → ')}. See build-support/chunks.ts.`,
      );
    }
    isDone.set(file, false);
    for (const imported of chunk.imports) visit(imported, [...path, file]);
    isDone.set(file, true);
  };
  for (const file of chunks.keys()) visit(file, []);
}

/** Modules of SvelteKit that take the app's version and paths as they are when they run. */
const RUNTIME = /@sveltejs\/kit\/src\/runtime\/app\//;

/**
 * The page's first script tells SvelteKit the app's version and paths, and only then the runtime may come. One that runs before knows no
 * version, takes every answer for a newer one, and reloads the page of an unknown address for ever.
 */
function refuseEarlyRuntime(chunks: Chunks): void {
  const reached = new Set<string>();
  const visit = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    chunks.get(file)?.imports.forEach(visit);
  };
  for (const [file, { name }] of chunks) if (name === 'entry/start') visit(file);
  if (reached.size === 0) throw new Error('The build has no entry/start: see build-support/check-chunks.ts.');
  for (const file of reached) {
    const early = chunks.get(file)?.moduleIds.find((id) => RUNTIME.test(id));
    if (early) throw new Error(`${early} would run before the app is set up. See build-support/chunks.ts.`);
  }
}
