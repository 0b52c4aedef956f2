import { fileURLToPath } from 'node:url';
import { lowerAsync } from '@wfb/engine/simulator/lower-async';
import type { Plugin } from 'vite';

const asyncContext = fileURLToPath(import.meta.resolve('@wfb/engine/simulator/async-context'));
/** What a simulated run's asynchronous code passes through. */
const simulated = /\/engine\/src\/(simulator|runtime)\/(?!browser\/async-context)[^?]*\.ts(\?|$)/;

/** Writes the simulator's asynchronous functions so that a browser can follow them: see `lowerAsync`. */
export function lowerSimulator(): Plugin {
  return {
    name: 'lower-simulator',
    enforce: 'post',
    transform(code, id) {
      if (!simulated.test(id) || !/\basync\b/.test(code)) return undefined;
      const lowered = lowerAsync(code, 'drive$', 'module');
      return {
        code: `import { drive as drive$ } from ${JSON.stringify(asyncContext)};\n${lowered}`,
        map: null,
      };
    },
  };
}
