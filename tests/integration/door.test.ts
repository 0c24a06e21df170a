import { connect } from 'node:net';
import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { RawSocket } from '../support/raw-socket.ts';
import { codesOf, startTestService, type TestService } from '../support/service.ts';

const PAUSED = 'subscription { replay(input: { paused: true }) { __typename } }';
const LIMITS = {
  BACKCHANNEL_TRUSTED_PROXIES: 'loopback',
  BACKCHANNEL_REQUESTS_PER_MINUTE: '5',
  BACKCHANNEL_SOCKETS_PER_ADDRESS: '2',
  BACKCHANNEL_SUBSCRIPTIONS_PER_ADDRESS: '3',
};

let service: TestService;
async function start(environment: Readonly<Record<string, string>>): Promise<void> {
  service = await startTestService({ environment });
}
afterEach(() => service[Symbol.asyncDispose]());

const get = (path: string, from = '192.0.2.1', headers = {}) =>
  fetch(service.url + path, { headers: { 'x-forwarded-for': from, ...headers }, redirect: 'manual' });
const statuses = async (paths: readonly string[], from?: string) => {
  const found: number[] = [];
  for (const path of paths) found.push((await get(path, from)).status);
  return found;
};

/** The status of the answer to a handshake; 101 if it was accepted. */
async function handshake(headers: Readonly<Record<string, string>>, path = ''): Promise<number | undefined> {
  const socket = new WebSocket(service.socketUrl.replace('/graphql', `${path}/graphql`), 'graphql-transport-ws', {
    headers,
  });
  const status = await new Promise<number | undefined>((resolve) => {
    socket.on('error', () => undefined);
    socket.on('open', () => resolve(101));
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
  });
  socket.terminate();
  return status;
}

describe('The limits for one address', () => {
  it('count pages, unknown addresses and handshakes, but not health, readiness and metrics', async () => {
    await start(LIMITS);
    expect(await statuses(['/', '/nothing', '/assets/nothing.js', '/client.js'])).toEqual([200, 404, 404, 200]);
    expect(await handshake({ 'x-forwarded-for': '192.0.2.1' })).toBe(101);
    expect(await statuses(['/', '/nothing'])).toEqual([429, 429]);
    expect(await handshake({ 'x-forwarded-for': '192.0.2.1' })).toBe(429);
    expect(await statuses(['/healthz', '/readyz', '/metrics'])).toEqual([200, 200, 200]);
    expect((await get('/')).headers.get('retry-after')).toMatch(/^\d+$/);
  });

  it('count each client behind a trusted proxy separately, and IPv6 by its first 64 bits', async () => {
    await start(LIMITS);
    const six = Array<string>(6).fill('/nothing');
    expect(await statuses(six, '192.0.2.1')).toEqual([404, 404, 404, 404, 404, 429]);
    expect(await statuses(['/nothing'], '192.0.2.2')).toEqual([404]);
    for (let host = 1; host <= 5; host += 1) await get('/nothing', `2001:db8:1:2::${host}`);
    expect(await statuses(['/nothing'], '2001:db8:1:2:ffff::9')).toEqual([429]);
    expect(await statuses(['/nothing'], '2001:db8:1:3::1')).toEqual([404]);
  });

  it('ignore the header of a client that is not a trusted proxy', async () => {
    await start({ BACKCHANNEL_REQUESTS_PER_MINUTE: '5' });
    for (let client = 1; client <= 5; client += 1) await get('/nothing', `192.0.2.${client}`);
    expect(await statuses(['/nothing'], '192.0.2.9')).toEqual([429]);
  });

  it('are one budget for requests and for operations over WebSocket', async () => {
    await start({ BACKCHANNEL_REQUESTS_PER_MINUTE: '5' });
    using socket = await RawSocket.open(service.socketUrl);
    for (const id of ['1', '2', '3']) {
      socket.subscribe(id, '{ __typename }');
      await socket.until((message) => message.id === id && message.type === 'complete');
    }
    expect((await get('/nothing')).status).toBe(404);
    socket.subscribe('4', '{ __typename }');
    const { payload } = await socket.until((message) => message.type === 'error');
    expect(payload).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED' } }]);
    expect((await get('/nothing')).status).toBe(429);
  });

  it('count subscriptions on all sockets of an address, and free them', async () => {
    await start({ ...LIMITS, BACKCHANNEL_REQUESTS_PER_MINUTE: '100' });
    using one = await RawSocket.open(service.socketUrl);
    using other = await RawSocket.open(service.socketUrl);
    one.subscribe('1', PAUSED);
    one.subscribe('2', PAUSED);
    await one.until(({ id, type }) => id === '2' && type === 'next');
    other.subscribe('3', PAUSED);
    await other.until(({ id, type }) => id === '3' && type === 'next');
    other.subscribe('4', PAUSED);
    expect((await other.until(({ type }) => type === 'error')).payload).toMatchObject([
      { extensions: { code: 'LIMIT_EXCEEDED' } },
    ]);
    one.send({ id: '1', type: 'complete' });
    await expect
      .poll(async () => {
        other.subscribe('5', PAUSED);
        return (await other.until(({ id, type }) => id === '5' && type !== 'complete')).type;
      })
      .toBe('next');
  });

  it('refuse one socket too many with a code after which clients retry', async () => {
    await start(LIMITS);
    using one = await RawSocket.open(service.socketUrl);
    using other = await RawSocket.open(service.socketUrl);
    const third = new WebSocket(service.socketUrl, 'graphql-transport-ws');
    expect(await new Promise((resolve) => third.on('close', resolve))).toBe(1013);
    expect([one, other].map((socket) => socket.messages().length)).toEqual([1, 1]);
  });
});

describe('Origins', () => {
  const allowed = { BACKCHANNEL_ALLOWED_ORIGINS: 'https://News.Example' };

  it('are compared without regard to case, and the own origin is always allowed', async () => {
    await start(allowed);
    expect(await handshake({ origin: 'HTTPS://NEWS.example' })).toBe(101);
    expect(await handshake({ origin: service.url })).toBe(101);
    expect(await handshake({ origin: 'https://evil.example' })).toBe(403);
    expect(await handshake({ origin: 'null' })).toBe(403);
    const allowedTo = async (origin: string) =>
      (await get('/', undefined, { origin })).headers.get('access-control-allow-origin');
    expect(await allowedTo('https://news.EXAMPLE')).toBe('https://news.EXAMPLE');
    expect(await allowedTo(service.url)).toBe(service.url);
    expect(await allowedTo('https://evil.example')).toBeNull();
  });

  it('include the host that a trusted proxy names', async () => {
    await start({ ...allowed, BACKCHANNEL_TRUSTED_PROXIES: 'loopback' });
    const forwarded = { origin: 'https://record.example', 'x-forwarded-host': 'record.example' };
    expect(await handshake(forwarded)).toBe(101);
    await service[Symbol.asyncDispose]();
    await start(allowed);
    expect(await handshake(forwarded)).toBe(403);
  });
});

describe('A path before the service', () => {
  it('is taken from requests and handshakes, whether the proxy keeps it or strips it', async () => {
    await start({ BACKCHANNEL_PATH_PREFIX: '/record' });
    expect(await statuses(['/', '/record/', '/record/client.js', '/recorder/client.js'])).toEqual([200, 200, 200, 404]);
    const bare = await get('/record?embed');
    expect([bare.status, bare.headers.get('location')]).toEqual([308, '/record/?embed']);
    expect([await handshake({}), await handshake({}, '/record')]).toEqual([101, 101]);
  });
});

describe('Security headers', () => {
  it('have a policy for every answer, and HSTS only if it is configured', async () => {
    await start({});
    for (const path of ['/', '/?embed', '/graphql', '/nothing', '/healthz', '/client.js']) {
      const { headers } = await get(path, undefined, { accept: 'text/html' });
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('strict-transport-security')).toBeNull();
    }
    await service[Symbol.asyncDispose]();
    await start({ BACKCHANNEL_HSTS: 'P365D' });
    expect((await get('/')).headers.get('strict-transport-security')).toBe('max-age=31536000');
  });
});

describe.skipIf(process.platform !== 'linux')('Clients that ask for files and never read', () => {
  const openFiles = () => readdirSync('/proc/self/fd').length;

  it('keep no file open', async () => {
    await start({ BACKCHANNEL_REQUESTS_PER_MINUTE: '100000' });
    const html = await (await get('/')).text();
    const script = /src="\.(\/assets\/[^"]+\.js)"/.exec(html)?.[1] ?? '';
    const { hostname, port } = new URL(service.url);
    const before = openFiles();
    for (let client = 0; client < 5; client += 1) {
      const socket = connect(Number(port), hostname);
      await new Promise((connected) => socket.once('connect', connected));
      socket.pause();
      socket.write(`GET ${script} HTTP/1.1\r\nHost: x\r\n\r\n`.repeat(200));
      expect(codesOf(await service.ask('{ __typename }'))).toEqual([]);
      expect(openFiles()).toBeLessThan(before + 20);
      socket.resetAndDestroy();
    }
    await expect.poll(openFiles).toBeLessThan(before + 10);
  });
});
