// Writes docs/samples.md from the samples.
import { writeFile } from 'node:fs/promises';
import { documentSamples } from '../src/samples/document.ts';
import { samples } from '../src/samples/index.ts';

await writeFile(new URL('../../docs/samples.md', import.meta.url), documentSamples(samples));
