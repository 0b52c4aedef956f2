import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { join } from 'node:path';
import { repositoryRoot } from '../paths.ts';
import type { GuardedProcessOptions } from '../process/guarded-process.ts';
import type { Kept } from '../process/keep-running.ts';
import { runOwnProcess } from '../process/own-process.ts';
import type { Listener } from './child-environment.ts';

export interface ProductOptions {
  dataFolder: string;
  environment: NodeJS.ProcessEnv;
  listener: Listener;
  report: (text: string) => void;
}

const readyWithinMs = 90_000;
/** The server cuts its requests off after 10 s, and a worker lets its tasks go on for 20 s. */
const stopWithinMs = 30_000;

/** How the server is run, here and in the tests. */
export const serverProcess = (env: NodeJS.ProcessEnv, logFile: string): GuardedProcessOptions => ({
  name: 'server',
  command: process.execPath,
  args: [join(repositoryRoot, 'server/src/server.ts')],
  cwd: repositoryRoot,
  env,
  logFile,
});

export const workerHostProcess = (env: NodeJS.ProcessEnv, logFile: string): GuardedProcessOptions => ({
  name: 'worker-host',
  command: process.execPath,
  args: [join(repositoryRoot, 'worker-host/src/host.ts')],
  cwd: repositoryRoot,
  env,
  logFile,
});

export const startServer = ({ dataFolder, environment, listener, report }: ProductOptions): Promise<Kept> =>
  runOwnProcess({
    ...serverProcess(environment, join(dataFolder, 'logs', 'server.log')),
    title: 'The server',
    dataFolder,
    report,
    isReady: async () => (await askServer(listener, '/healthz')).status === 200,
    readyWithinMs,
    stopWithinMs,
  });

/** It has no port to ask: the server's readiness says whether a worker lives. */
export const startWorkerHost = ({ dataFolder, environment, report }: ProductOptions): Promise<Kept> =>
  runOwnProcess({
    ...workerHostProcess(environment, join(dataFolder, 'logs', 'worker-host.log')),
    title: 'The worker host',
    dataFolder,
    report,
    isReady: () => true,
    readyWithinMs,
    stopWithinMs,
  });

export interface Answer {
  /** 0 where nobody answered. */
  status: number;
  body: string;
}

/** Asks the server on this machine; its certificate is for other names, and it is our own anyway. */
export function askServer({ port, host, tls }: Listener, path: string): Promise<Answer> {
  const hostname = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  const options = { hostname, port, path, timeout: 5_000, rejectUnauthorized: false };
  return new Promise((resolve) => {
    const request = (tls ? httpsRequest : httpRequest)(options, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
      response.on('error', () => resolve({ status: 0, body }));
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve({ status: 0, body: '' }));
    request.end();
  });
}
