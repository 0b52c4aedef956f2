import { join } from 'node:path';

/** Where the prepared workflow code lies. It is run, so it has its place beside the sources and nowhere that others may write. */
export const bundleFolder = join(import.meta.dirname, '../../build');
