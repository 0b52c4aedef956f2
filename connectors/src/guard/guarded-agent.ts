import { lookup as dnsLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { isIP } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { isMetadataAddress, isPublicAddress } from './addresses.ts';
import { normalizeHost, type AllowList } from './allow-list.ts';
import { GuardError } from './guard-error.ts';

/** Gives every address of a name. Injected in tests. */
export type Resolve = (hostname: string) => Promise<LookupAddress[]>;

const resolveByDns: Resolve = (hostname) =>
  new Promise((resolve, reject) => {
    dnsLookup(hostname, { all: true, verbatim: true }, (error, addresses) =>
      error ? reject(error) : resolve(addresses),
    );
  });

/** Addresses at which the host may be dialled. Throws a GuardError when any of them is refused. */
export async function resolveGuarded(
  host: string,
  port: number,
  allowList: AllowList,
  resolve: Resolve = resolveByDns,
): Promise<LookupAddress[]> {
  const name = normalizeHost(host);
  const allowed = allowList.allows(name, port);
  const version = isIP(name);
  if (version) {
    if (!allowed && !isPublicAddress(name)) throw refusal(host);
    return [{ address: name, family: version }];
  }
  const addresses = await resolve(name);
  // One refused address among several is the very pattern of DNS rebinding, so it refuses them all.
  for (const { address } of addresses) {
    if (allowed ? isMetadataAddress(address) : !isPublicAddress(address)) throw refusal(host);
  }
  return addresses;
}

function refusal(host: string): GuardError {
  return new GuardError(
    'ADDRESS_NOT_ALLOWED',
    `${host} is not on the public internet. The owner of this instance can allow it.`,
  );
}

/**
 * An HTTP agent that judges the address at the moment of dialling and dials exactly what it judged: a name that gives
 * another address at a second look-up gains nothing. Pooled connections were judged when they were made, so an agent
 * belongs to one allow list.
 */
export function createGuardedAgent(allowList: AllowList, resolve?: Resolve): Agent {
  const connectTimeoutMs = 10_000;
  return new Agent({
    connect(options, callback) {
      const port = Number(options.port) || (options.protocol === 'https:' ? 443 : 80);
      resolveGuarded(options.hostname, port, allowList, resolve).then(
        (addresses) => {
          const connect = buildConnector({
            timeout: connectTimeoutMs,
            autoSelectFamily: true,
            lookup: pinnedLookup(addresses),
          });
          connect(options, callback);
        },
        (error: Error) => callback(error, null),
      );
    },
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: 4_000,
    maxResponseSize: -1,
  });
}

function pinnedLookup(addresses: LookupAddress[]) {
  return (
    _hostname: string,
    options: LookupOptions,
    callback: (
      error: NodeJS.ErrnoException | null,
      address: string | LookupAddress[],
      family?: number,
    ) => void,
  ) => {
    if (options.all) return callback(null, addresses);
    const first = addresses[0];
    if (!first) return callback(Object.assign(new Error('No address.'), { code: 'ENOTFOUND' }), []);
    callback(null, first.address, first.family);
  };
}
