import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

/** The port that could be bound (`0` asks for any free one), or undefined where it is taken. */
export function probePort(port: number, host = '127.0.0.1'): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(undefined) : reject(error),
    );
    probe.listen({ port, host, exclusive: true }, () => {
      const bound = (probe.address() as AddressInfo).port;
      probe.close(() => resolve(bound));
    });
  });
}

export interface PortBook {
  /** The remembered port, else the preferred one, else any that is free. */
  choose(name: string, preferred: number): Promise<number>;
}

/** Keeps the ports of the embedded services the same from start to start as long as they are free. */
export async function openPortBook(dataFolder: string): Promise<PortBook> {
  const file = join(dataFolder, 'ports.json');
  const remembered = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as Record<string, number>,
    () => ({}) as Record<string, number>,
  );
  const handedOut = new Set<number>();
  let queue: Promise<unknown> = Promise.resolve();

  const choose = async (name: string, preferred: number) => {
    const candidates = [remembered[name], preferred, 0].filter((port) => port !== undefined);
    for (const candidate of candidates) {
      if (handedOut.has(candidate)) continue;
      const port = await probePort(candidate);
      if (port === undefined) continue;
      handedOut.add(port);
      if (remembered[name] !== port) {
        remembered[name] = port;
        await mkdir(dataFolder, { recursive: true });
        await writeFile(file, JSON.stringify(remembered, null, 2));
      }
      return port;
    }
    throw new Error('No free port found');
  };
  return {
    // One at a time: services start side by side, and two must not be handed the same port.
    choose: (name, preferred) => {
      const chosen = queue.then(() => choose(name, preferred));
      queue = chosen.catch(() => undefined);
      return chosen;
    },
  };
}
