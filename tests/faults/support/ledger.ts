import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A service with effects that must not happen twice: it applies each idempotency key once, as a good payment service does. */
export interface Ledger {
  readonly url: string;
  readonly host: string;
  /** Keys of the effects that were applied. */
  keys(): string[];
  /** When each was asked for first, by its key: milliseconds since the epoch. */
  readonly askedAt: ReadonlyMap<string, number>;
  /** Requests that had no key: each of them would be an effect of its own. */
  readonly keyless: number;
  close(): void;
}

/** @param effectMs How long an effect takes: long enough for a fault to come in the middle of it. */
export async function startLedger(effectMs = 80): Promise<Ledger> {
  const applied = new Map<string, number>();
  let keyless = 0;
  const server = createServer((request, response) => {
    request.resume();
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string') keyless += 1;
    else if (!applied.has(key)) applied.set(key, Date.now());
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
    keys: () => [...applied.keys()],
    askedAt: applied,
    get keyless() {
      return keyless;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
