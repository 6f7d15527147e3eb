import { BlockList, isIPv4, isIPv6 } from 'node:net';

// IANA special-purpose registries (https://www.iana.org/assignments/iana-ipv4-special-registry, …/iana-ipv6-special-registry).
const v4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24'],
  ...['192.31.196.0/24', '192.52.193.0/24', '192.88.99.0/24', '192.168.0.0/16', '192.175.48.0/24', '198.18.0.0/15', '198.51.100.0/24'],
  ...['203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
];
// Of IPv6 only global unicast (2000::/3) is public, minus the ranges that carry an IPv4 address or are reserved.
const v6 = ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20'];

const listOf = (ranges: readonly string[], family: 'ipv4' | 'ipv6'): BlockList => {
  const list = new BlockList();
  for (const range of ranges) {
    const [net, bits] = range.split('/');
    list.addSubnet(net!, Number(bits), family);
  }
  return list;
};

const closedV4 = listOf(v4, 'ipv4');
const closedV6 = listOf(v6, 'ipv6');
const globalV6 = listOf(['2000::/3'], 'ipv6');

/** True for an address anyone on the Internet may have; false for every private, local, shared, mapped or reserved one, and for no address. */
export const isPublicAddress = (address: string): boolean => {
  if (isIPv4(address)) return !closedV4.check(address, 'ipv4');
  if (!isIPv6(address) || address.includes('%')) return false;
  return globalV6.check(address, 'ipv6') && !closedV6.check(address, 'ipv6');
};
