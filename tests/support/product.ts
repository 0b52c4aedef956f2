import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { webFolder } from '@wfb/launcher/build/builds';
import { readConfig } from '@wfb/launcher/config';
import { toChildEnvironment, type Listener } from '@wfb/launcher/instance/child-environment';
import { makeInstanceSecrets, type InstanceSecrets } from '@wfb/launcher/instance/instance-secrets';
import { askServer, serverProcess, workerHostProcess } from '@wfb/launcher/instance/product';
import { probePort } from '@wfb/launcher/ports';
import { startGuardedProcess, type GuardedProcess } from '@wfb/launcher/process/guarded-process';
import { eventually } from './eventually.ts';
import { createHttpClient, type HttpClient } from './http-client.ts';
import type { StackAddresses } from './setup/stack.ts';

export interface ProductOptions {
  stores: StackAddresses;
  /** Further environment variables for server and worker-host. */
  env?: NodeJS.ProcessEnv;
  /** Shared by products that are to be one installation. */
  secrets?: InstanceSecrets;
  /** Without it nothing carries runs, and readiness says so. */
  workerHost?: boolean;
}

/** A server and a worker-host as processes of their own, exactly as `npm start` runs them. */
export interface Product {
  readonly url: string;
  readonly secrets: InstanceSecrets;
  readonly dataFolder: string;
  readonly server: Part;
  readonly workerHost: Part;
  /** Another worker-host beside it, not started yet: another machine, as far as the product can tell. */
  addWorkerHost(env: NodeJS.ProcessEnv): Part;
  /** A client without a session: cookies are kept from answer to answer. */
  client(): HttpClient;
  untilReady(): Promise<void>;
  stop(): Promise<void>;
}

/** One process of the product, which a test can kill and start again. */
export interface Part {
  start(): Promise<void>;
  /** The polite way: SIGTERM, and time to finish. */
  stop(): Promise<void>;
  /** `kill -9` of it and of all processes it has started, awaited. */
  kill(): Promise<void>;
  readonly pid: number | undefined;
  readonly logFile: string;
}

export async function startProduct(options: ProductOptions): Promise<Product> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'wfb-test-product-'));
  const port = await freePort();
  const secrets = options.secrets ?? makeInstanceSecrets();
  const listener: Listener = { host: '127.0.0.1', port, publicUrl: `http://localhost:${port}` };
  const config = readConfig({
    LOG_LEVEL: 'info',
    ...options.env,
    PORT: String(port),
    WFB_DATA_DIR: dataFolder,
  });
  const environment = {
    ...toChildEnvironment({ config, secrets, addresses: options.stores, listener, webFolder }),
    // Many tests share an address; those that try the limits set their own.
    RATE_LIMIT: '1000000',
    SIGN_IN_RATE_LIMIT: '1000000',
    NODE_ENV: 'test',
    ...withoutReserved(options.env ?? {}),
  };
  const logs = join(dataFolder, 'logs');
  const server = createPart(() => startGuardedProcess(serverProcess(environment, join(logs, 'server.log'))));
  const parts = [server];
  const addWorkerHost = (env: NodeJS.ProcessEnv): Part => {
    const logFile = join(logs, `worker-host${parts.length > 1 ? `-${parts.length}` : ''}.log`);
    const part = createPart(() =>
      startGuardedProcess(workerHostProcess({ ...environment, ...env }, logFile)),
    );
    parts.push(part);
    return part;
  };
  const workerHost = addWorkerHost({});
  const untilReady = async () => {
    await eventually(async () => (await askServer(listener, '/readyz')).status === 200, {
      timeoutMs: 60_000,
      what: `readiness of the product (logs in ${logs})`,
    });
  };

  await server.start();
  if (options.workerHost !== false) {
    await workerHost.start();
    await untilReady();
  } else {
    await eventually(async () => (await askServer(listener, '/healthz')).status === 200, {
      timeoutMs: 60_000,
    });
  }
  return {
    url: listener.publicUrl,
    secrets,
    dataFolder,
    server,
    workerHost,
    addWorkerHost,
    untilReady,
    client: () => createHttpClient(listener.publicUrl),
    async stop() {
      await Promise.all(parts.map((part) => part.stop()));
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** `ALLOWED_HOSTS` is joined with the demo shop's address by the launcher's own code. */
function withoutReserved({
  ALLOWED_HOSTS: _allowed,
  PORT: _port,
  ...env
}: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return env;
}

function createPart(launch: () => Promise<GuardedProcess>): Part {
  let running: GuardedProcess | undefined;
  return {
    get pid() {
      return running?.pid;
    },
    get logFile() {
      return running?.logFile ?? '';
    },
    async start() {
      running = await launch();
    },
    async stop() {
      await running?.stop();
      running = undefined;
    },
    async kill() {
      if (!running) return;
      // Each part leads a process group of its own.
      process.kill(-running.pid, 'SIGKILL');
      await running.ended;
      running = undefined;
    },
  };
}

async function freePort(): Promise<number> {
  const port = await probePort(0);
  if (port === undefined) throw new Error('No free port');
  return port;
}
