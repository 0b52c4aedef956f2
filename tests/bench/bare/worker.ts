import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { fileURLToPath } from 'node:url';
import { hash } from './activities.ts';

// A process of its own, as the product's workers are. It ends with the process that started it.
const [address, taskQueue] = process.argv.slice(2);
if (!address || !taskQueue) throw new Error('Usage: worker.ts ADDRESS TASK_QUEUE');

Runtime.install({ logger: new DefaultLogger('WARN') });
const connection = await NativeConnection.connect({ address });
const worker = await Worker.create({
  connection,
  taskQueue,
  workflowsPath: fileURLToPath(new URL('./workflows.ts', import.meta.url)),
  activities: { hash },
  shutdownGraceTime: '1s',
});
process.on('disconnect', () => worker.shutdown());
process.send?.('ready');
await worker.run();
await connection.close();
