import { fileURLToPath, pathToFileURL } from 'node:url';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createKeyRing } from '@wfb/engine/contract/sealing';
import { createWorkerOptions, createWorkflowBundle } from '@wfb/engine/temporal';

// A process of its own, as the product's runners are. Its tasks are those of an exported project.
const [address, taskQueue, key, activitiesFile] = process.argv.slice(2);
if (!address || !taskQueue || !key || !activitiesFile)
  throw new Error('Usage: hosted-worker.ts ADDRESS TASK_QUEUE KEY ACTIVITIES_FILE');

Runtime.install({ logger: new DefaultLogger('WARN') });
const { activities } = (await import(pathToFileURL(activitiesFile).href)) as { activities: object };
const connection = await NativeConnection.connect({ address });
const worker = await Worker.create(
  createWorkerOptions({
    connection,
    namespace: 'default',
    taskQueue,
    bundle: await createWorkflowBundle(fileURLToPath(new URL('../../.cache/engine', import.meta.url))),
    keys: createKeyRing([Buffer.from(key, 'base64')]),
    activities,
    sink: () => undefined,
    shutdownGraceTime: '1s',
  }),
);
process.on('disconnect', () => worker.shutdown());
process.send?.('ready');
await worker.run();
await connection.close();
