import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { obtainTemporal } from '../obtain/temporal-binary.ts';
import { runOwnProcess } from '../process/own-process.ts';
import { startOwnService, type Service, type ServiceContext } from './service.ts';

export interface TemporalOptions extends ServiceContext {
  preferredPort: number;
}

/**
 * The development server's defaults make each step take 100 ms: one history shard with at most 20 dispatches a second.
 * With these a step takes 20 ms, and twice as many short runs fit into a second.
 */
const fastSettings = {
  'history.transferProcessorMaxPollRPS': 5000,
  'history.timerProcessorMaxPollRPS': 5000,
};
/** Priority among the tasks of a queue, and turns for workflows of the same priority. */
const matchingSettings = { 'matching.useNewMatcher': true, 'matching.enableFairness': true };
const sqlitePragmas = { journal_mode: 'WAL', synchronous: 'NORMAL' };

export async function startTemporal(options: TemporalOptions): Promise<Service> {
  const { dataFolder, ports, note, report } = options;
  const program = await obtainTemporal(note);
  const port = await ports.choose('temporal', options.preferredPort);
  const httpPort = await ports.choose('temporalHttp', options.preferredPort + 10);
  const folder = join(dataFolder, 'temporal');
  await mkdir(folder, { recursive: true, mode: 0o700 });

  const settings = Object.entries({ ...fastSettings, ...matchingSettings });
  const pragmas = Object.entries(sqlitePragmas);
  return startOwnService(`127.0.0.1:${port}`, () =>
    runOwnProcess({
      name: 'temporal',
      title: 'The Temporal server',
      dataFolder,
      logFile: join(dataFolder, 'logs', 'temporal.log'),
      report,
      command: program,
      args: [
        ...['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--log-level', 'error'],
        ...['--port', String(port), '--http-port', String(httpPort)],
        ...['--db-filename', join(folder, 'temporal.db')],
        ...settings.flatMap(([key, value]) => ['--dynamic-config-value', `${key}=${value}`]),
        ...pragmas.flatMap(([key, value]) => ['--sqlite-pragma', `${key}=${value}`]),
      ],
      cwd: folder,
      isReady: () => namespaceExists(httpPort),
      readyWithinMs: 60_000,
    }),
  );
}

/** It listens before it has made the namespace, so an open port does not mean that runs can be started. */
async function namespaceExists(httpPort: number): Promise<boolean> {
  try {
    const url = `http://127.0.0.1:${httpPort}/api/v1/namespaces/default`;
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}
