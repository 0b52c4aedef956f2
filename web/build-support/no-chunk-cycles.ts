import type { Plugin } from 'vite';

/**
 * Chunks that import each other in a circle run before what they need is there: a page then stays empty, and only when it is the
 * first one of a visit. Groups in `chunks.ts` can bring that about, so the build refuses it.
 */
export function noChunkCycles(): Plugin {
  return {
    name: 'no-chunk-cycles',
    applyToEnvironment: ({ name }) => name === 'client',
    generateBundle(_options, bundle) {
      const isDone = new Map<string, boolean>();
      const visit = (file: string, path: readonly string[]): void => {
        const chunk = bundle[file];
        if (chunk?.type !== 'chunk' || isDone.get(file)) return;
        if (isDone.has(file)) {
          const circle = [...path.slice(path.indexOf(file)), file].map((at) => nameOf(bundle[at], at));
          throw new Error(
            `Chunks import each other in a circle: ${circle.join(' → ')}. See build-support/chunks.ts.`,
          );
        }
        isDone.set(file, false);
        for (const imported of chunk.imports) visit(imported, [...path, file]);
        isDone.set(file, true);
      };
      for (const file of Object.keys(bundle)) visit(file, []);
    },
  };
}

const nameOf = (output: { name?: string } | undefined, file: string): string => output?.name ?? file;
