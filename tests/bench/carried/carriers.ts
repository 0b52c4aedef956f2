import { fork } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { createKeyRing } from '@wfb/engine/contract/sealing';
import { createClientOptions, createRunHeaders, startRun } from '@wfb/engine/temporal';
import { exportPlans, writeProject } from '../../support/exported-project.ts';
import { startNode } from '../../support/node-process.ts';
import { contextOf, type Published } from '../../replay/support/host.ts';

/** What the product's runners load before everything else. */
const workflowThreads = new URL('../../../worker-host/src/runner/workflow-threads.ts', import.meta.url).href;

/** The same versions, carried by the hosted engine and by the project that is taken home: each in a process of its own. */
export interface Carriers {
  hosted(version: Published, input: object): Promise<void>;
  exported(version: Published, input: object): Promise<void>;
  stop(): Promise<void>;
}

export async function startCarriers(address: string, versions: readonly Published[]): Promise<Carriers> {
  const key = randomBytes(32);
  const keys = createKeyRing([key]);
  const queues = { hosted: `bench-${randomUUID()}`, exported: `bench-${randomUUID()}` };
  const files = await exportPlans(
    versions.map(({ plan }) => plan),
    queues.exported,
  );
  const cwd = await writeProject('bench', files);
  const exportedWorker = startNode(['src/worker.ts'], {
    cwd,
    env: { TEMPORAL_ADDRESS: address, WFB_KEY: key.toString('base64') },
  });
  const hostedWorker = fork(
    fileURLToPath(new URL('./hosted-worker.ts', import.meta.url)),
    [address, queues.hosted, key.toString('base64'), path.join(cwd, 'src/activities/index.ts')],
    { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: ['--import', workflowThreads] },
  );
  const [message] = await Promise.race([once(hostedWorker, 'message'), once(hostedWorker, 'exit')]);
  if (message !== 'ready') throw new Error(`The hosted worker ended with ${String(message)}`);

  const connection = await Connection.connect({ address });
  const client = new Client(createClientOptions({ connection, namespace: 'default', keys }));
  const headers = createRunHeaders(keys);
  return {
    async hosted(version, input) {
      const runId = randomUUID();
      await startRun(client, headers, {
        workflowType: version.plan.functionName,
        queue: queues.hosted,
        input,
        context: contextOf(runId, version),
        versionId: version.plan.functionName,
        javascript: version.javascript,
      });
      await client.workflow.getHandle(runId).result();
    },
    async exported({ plan }, input) {
      await client.workflow.execute(plan.functionName, {
        taskQueue: queues.exported,
        workflowId: randomUUID(),
        args: [input],
      });
    },
    async stop() {
      const ended = once(hostedWorker, 'exit');
      hostedWorker.disconnect();
      exportedWorker.process.kill('SIGTERM');
      await Promise.all([ended, exportedWorker.ended, connection.close()]);
    },
  };
}
