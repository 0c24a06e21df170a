import type { IncomingMessage } from 'node:http';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressFinder, hostFinder } from '../../../src/transport/client-address.ts';

/** A request as Node gives it, with the parts that the address depends on. */
const from = (remoteAddress: string | undefined, headers: Readonly<Record<string, string>> = {}) =>
  ({ headers, socket: { remoteAddress }, connection: { remoteAddress } }) as unknown as IncomingMessage;

const forwarded = (list: string) => ({ 'x-forwarded-for': list });

describe('The address that limits count by', () => {
  const addressOf = addressFinder([]);

  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::FFFF:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('of %s is %s', (remote, address) => {
    expect(addressOf(from(remote))).toBe(address);
  });

  it('is the same for all IPv6 addresses of one /64, in any spelling', () => {
    const group = fc.integer({ min: 0, max: 0xffff });
    const groups = fc.array(group, { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(groups, groups, groups, (network, one, other) => {
        const padded = [...network, ...one].map((each) => each.toString(16).padStart(4, '0')).join(':');
        const short = new URL(`http://[${[...network, ...other].map((each) => each.toString(16)).join(':')}]`);
        expect(addressOf(from(padded))).toBe(addressOf(from(short.hostname.slice(1, -1))));
      }),
    );
  });

  it('is empty for a client that has hung up', () => {
    expect(addressOf(from(undefined))).toBe('');
  });

  it('ignores the header of a client that is not a trusted proxy', () => {
    expect(addressOf(from('192.0.2.7', forwarded('198.51.100.1')))).toBe('192.0.2.7');
  });

  it('is the last one before the trusted proxies, so that a client cannot invent it', () => {
    const behind = addressFinder(['10.0.0.0/8']);
    expect(behind(from('10.0.0.1', forwarded('198.51.100.1')))).toBe('198.51.100.1');
    expect(behind(from('10.0.0.1', forwarded('203.0.113.9, 198.51.100.1')))).toBe('198.51.100.1');
    expect(behind(from('10.0.0.1', forwarded('198.51.100.1, 10.0.0.2')))).toBe('198.51.100.1');
    expect(behind(from('10.0.0.1', forwarded('2001:db8:1:2::9')))).toBe('2001:db8:1:2::/64');
  });

  it('has a limited length, even if a proxy passes on any text', () => {
    const behind = addressFinder(['loopback']);
    expect(behind(from('127.0.0.1', forwarded('x'.repeat(10_000))))).toHaveLength(60);
  });
});

describe('The host that a client asked for', () => {
  it('is that of its request', () => {
    expect(hostFinder([])(from('192.0.2.7', { host: 'a.example', 'x-forwarded-host': 'b.example' }))).toBe('a.example');
  });

  it('is the one that a trusted proxy names, the last of several', () => {
    const hostOf = hostFinder(['loopback']);
    const headers = { host: 'a.example', 'x-forwarded-host': 'c.example, b.example' };
    expect(hostOf(from('127.0.0.1', headers))).toBe('b.example');
    expect(hostOf(from('192.0.2.7', headers))).toBe('a.example');
    expect(hostOf(from('127.0.0.1', { host: 'a.example' }))).toBe('a.example');
  });
});
