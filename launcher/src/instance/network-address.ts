import { networkInterfaces } from 'node:os';

const privateRange = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/;
const virtualInterface = /^(docker|br-|veth|virbr|vmnet|utun|tun|tap|zt|tailscale|wg)/;

/** IPv4 addresses under which other devices may reach this machine, the likeliest first. */
export function localAddresses(interfaces = networkInterfaces()): string[] {
  return Object.entries(interfaces)
    .flatMap(([name, addresses = []]) => addresses.map((address) => ({ name, ...address })))
    .filter(
      ({ internal, family, address }) => !internal && family === 'IPv4' && !address.startsWith('169.254.'),
    )
    .map(({ name, address }) => ({
      address,
      rank: (virtualInterface.test(name) ? 2 : 0) + (privateRange.test(address) ? 0 : 1),
    }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ address }) => address);
}
