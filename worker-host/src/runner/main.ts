import { readConfig } from '../config.ts';
import type { FromRunner, ToRunner } from '../supervisor/messages.ts';
import type { Serving } from './serving.ts';

// A process that serves pools as its supervisor tells it. It loads what that takes with the first order: until then
// it is small, so that a product whose pools all sleep costs little.

const config = readConfig(process.env);
let serving: Promise<Serving> | undefined;
let stopping: Promise<void> | undefined;

const send = (message: FromRunner): void => {
  if (process.connected) process.send?.(message, () => undefined);
};
const load = (): Promise<Serving> =>
  (serving ??= import('./serving.ts').then(({ createServing }) => createServing(config, send)));

process.on('message', (message: ToRunner) => void obey(message));
// The supervisor is gone, however it went: what is at work gets a moment, then the lease is another host's.
process.on('disconnect', () => void (stopping ??= stop(5_000)));
// Ctrl-C in a terminal reaches every process of the group; the order to stop is the supervisor's to give.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
send({ type: 'ready' });

async function obey(message: ToRunner): Promise<void> {
  if (message.type === 'stop') return (stopping ??= stop(config.DRAIN_SECONDS * 1_000));
  if (message.type === 'rest' && !serving) return send({ type: 'rested', workerId: message.workerId });
  if (message.type === 'launcher' && !message.on && !serving) return;
  try {
    (await load()).obey(message);
  } catch (error) {
    // Not even the libraries could be loaded: the supervisor starts another process.
    console.error(error);
    process.exit(1);
  }
}

async function stop(withinMs: number): Promise<void> {
  if (serving) {
    const timer = setTimeout(() => process.exit(1), withinMs + 3_000);
    await (await serving).stop();
    clearTimeout(timer);
  }
  process.exit(0);
}
