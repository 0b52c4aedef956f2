import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A service with effects that must not happen twice: it applies each idempotency key once, as a good payment service does. */
export interface Ledger {
  readonly url: string;
  readonly host: string;
  /** Keys of the effects that were applied. */
  keys(): string[];
  /** Requests that had no key: each of them would be an effect of its own. */
  readonly keyless: number;
  close(): void;
}

/** How long an effect takes: long enough for a fault to come in the middle of it. Milliseconds. */
const effectMs = 80;

export async function startLedger(): Promise<Ledger> {
  const applied = new Set<string>();
  let keyless = 0;
  const server = createServer((request, response) => {
    request.resume();
    const key = request.headers['idempotency-key'];
    if (typeof key === 'string') applied.add(key);
    else keyless += 1;
    setTimeout(() => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"booked":true}');
    }, effectMs);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}`,
    host,
    keys: () => [...applied],
    get keyless() {
      return keyless;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
