import { isIP } from 'node:net';

/** Hosts that may be called although they are not on the public internet: `host:port`, lower-case. */
export interface AllowList {
  allows(host: string, port: number): boolean;
}

const entryPattern = /^(?:\[([0-9a-fA-F:.]+)\]|([A-Za-z0-9._-]+))(?::(\d{1,5}|\*))?$/;

/**
 * Reads `shop.internal:8080, 10.0.0.5, [::1]:3000, build.internal:*`. Without a port, 80 and 443 are meant; `*` is any port.
 * Throws a RangeError that names the entry which cannot be read.
 */
export function parseAllowList(text: string): AllowList {
  const allowed = new Set<string>();
  for (const entry of text.split(/[\s,]+/).filter(Boolean)) {
    const match = entryPattern.exec(entry);
    const host = normalizeHost(match?.[1] ?? match?.[2] ?? '');
    const port = match?.[3];
    if (!host || (port !== undefined && port !== '*' && (Number(port) < 1 || Number(port) > 65_535))) {
      throw new RangeError(`"${entry}" is not a host. Write host:port, for example shop.internal:8080.`);
    }
    for (const each of port === undefined ? ['80', '443'] : [port]) allowed.add(`${host} ${each}`);
  }
  return {
    allows: (host, port) => {
      const name = normalizeHost(host);
      return allowed.has(`${name} ${port}`) || allowed.has(`${name} *`);
    },
  };
}

export const emptyAllowList: AllowList = { allows: () => false };

/** Lower-case, without brackets and final dot; addresses in their one canonical spelling. */
export function normalizeHost(host: string): string {
  const bare = host
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
  if (isIP(bare) === 6) return new URL(`http://[${bare}]/`).hostname.slice(1, -1);
  return bare;
}
