import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createWorkflowBundle } from '@wfb/engine/temporal';
import { bundleFolder } from './runner/bundle-folder.ts';

// `node worker-host/src/prepare.ts`: makes the workflow code that runners load, so that the first run need not wait for it.

await rm(bundleFolder, { recursive: true, force: true });
await createWorkflowBundle(bundleFolder);
await writeFile(join(bundleFolder, 'ready'), '');
