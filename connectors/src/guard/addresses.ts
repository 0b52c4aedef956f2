import { BlockList, isIP } from 'node:net';

/**
 * Address ranges that are no place on the public internet (IANA special-purpose registries, and the ranges that
 * tunnel or translate to IPv4, which would lead around every IPv4 rule).
 */
const refusedIpv4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const;

/** Within global unicast (2000::/3), the only part of IPv6 that is let through at all. */
const refusedIpv6 = [
  ['2001::', 23], // Teredo, ORCHID, benchmarking and other protocol assignments
  ['2001:db8::', 32],
  ['2002::', 16], // 6to4
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
  ['3ffe::', 16],
] as const;

const refused = new BlockList();
for (const [network, prefix] of refusedIpv4) refused.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of refusedIpv6) refused.addSubnet(network, prefix, 'ipv6');

const globalUnicast = new BlockList();
globalUnicast.addSubnet('2000::', 3, 'ipv6');

const metadata = new BlockList();
metadata.addSubnet('169.254.0.0', 16, 'ipv4');
metadata.addAddress('100.100.100.200', 'ipv4');
metadata.addAddress('192.0.0.192', 'ipv4');
metadata.addSubnet('fe80::', 10, 'ipv6');
metadata.addAddress('fd00:ec2::254', 'ipv6');
metadata.addAddress('fd20:ce::254', 'ipv6');
metadata.addSubnet('::ffff:169.254.0.0', 112, 'ipv6');

/** Whether an IP address (text, without brackets or zone) is an ordinary place on the public internet. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !refused.check(address, 'ipv4');
  if (version === 6 && !address.includes('%')) {
    return globalUnicast.check(address, 'ipv6') && !refused.check(address, 'ipv6');
  }
  return false;
}

/** Addresses at which cloud machines hand out their credentials: refused even for a host that is allowed by name. */
export function isMetadataAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return metadata.check(address, 'ipv4');
  return version === 6 && (address.includes('%') || metadata.check(address, 'ipv6'));
}
