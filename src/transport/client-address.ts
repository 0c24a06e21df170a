import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import proxyAddr from '@fastify/proxy-addr';

/** The bits of an IPv6 address that one household or one machine has. */
const IPV6_GROUPS = 4;

/** Longer than every address, because a proxy may pass on any text. */
const MAX_ADDRESS_LENGTH = 60;

/** @returns a function that finds the address of a client behind proxies that are trusted */
export function addressFinder(trustedProxies: readonly string[]): (request: IncomingMessage) => string {
  const trust = proxyAddr.compile([...trustedProxies]);
  return (request) => {
    // A client that has hung up no longer has an address.
    const address = proxyAddr(request, trust) as string | undefined;
    return limitedAddress(address?.slice(0, MAX_ADDRESS_LENGTH) ?? '');
  };
}

/** @returns a function that finds the host that a client asked for */
export function hostFinder(trustedProxies: readonly string[]): (request: IncomingMessage) => string | undefined {
  const trust = proxyAddr.compile([...trustedProxies]);
  return ({ headers, socket }) => {
    const forwarded = headers['x-forwarded-host'];
    const isTrusted = typeof forwarded === 'string' && trust(socket.remoteAddress ?? '', 0);
    return isTrusted ? forwarded.split(',').at(-1)?.trim() : headers.host;
  };
}

/** The address that limits count by: IPv4 as it is, IPv6 by its first 64 bits. */
function limitedAddress(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [plain = ''] = address.split('%');
  return isIPv6(plain) ? `${groupsOf(plain).slice(0, IPV6_GROUPS).join(':')}::/64` : address;
}

function groupsOf(address: string): string[] {
  const [before = [], after] = address.split('::').map((part) => part.split(':').filter(Boolean));
  const given = [...before, ...(after ?? [])];
  const zeros = Array<string>(Math.max(0, 8 - given.length)).fill('0');
  const all = after === undefined ? [...before] : [...before, ...zeros, ...after];
  return all.map((group) => Number.parseInt(group, 16).toString(16));
}
