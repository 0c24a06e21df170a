import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { readConfig } from '../../src/config.ts';
import { createLogger } from '../../src/logger.ts';
import { type Service, startService } from '../../src/service.ts';

const PROTOCOL = 'graphql-transport-ws';
const TRUSTED = 'https://newsroom.example';
const PAUSED = 'subscription { replay(input: { paused: true }) { __typename } }';

function start(allowedOrigins: readonly string[] = []): Promise<Service> {
  const environment = {
    PORT: '0',
    BACKCHANNEL_STORE: 'sqlite::memory:',
    BACKCHANNEL_LOG_LEVEL: 'silent',
    BACKCHANNEL_ALLOWED_ORIGINS: allowedOrigins.join(','),
  };
  return startService(readConfig({}, environment), createLogger('silent'));
}

let service: Service;
beforeAll(async () => {
  service = await start();
});
afterAll(() => service[Symbol.asyncDispose]());

const addressOf = ({ url }: Service) => `${url.replace(/^http/, 'ws')}/graphql`;

interface Opened {
  readonly socket: WebSocket;
  readonly closed: Promise<number>;
  readonly messages: Record<string, unknown>[];
}

const sockets: WebSocket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.terminate();
});

async function open(at: Service = service): Promise<Opened> {
  const socket = new WebSocket(addressOf(at), PROTOCOL);
  sockets.push(socket);
  const messages: Record<string, unknown>[] = [];
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  socket.on('message', (data: Buffer) => messages.push(JSON.parse(data.toString('utf8')) as Record<string, unknown>));
  await new Promise((opened) => socket.once('open', opened));
  send(socket, { type: 'connection_init' });
  await new Promise((acknowledged) => socket.once('message', acknowledged));
  return { socket, closed, messages };
}

function send(socket: WebSocket, message: unknown): void {
  socket.send(JSON.stringify(message));
}

/** Opens a paused replay, and waits for its first frame. */
async function watch(opened: Opened): Promise<Opened> {
  const framed = new Promise((resolve) => opened.socket.once('message', resolve));
  send(opened.socket, { id: '1', type: 'subscribe', payload: { query: PAUSED } });
  await framed;
  return opened;
}

async function gauge(name: string): Promise<number> {
  const text = await (await fetch(`${service.url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1]);
}

describe('a socket that breaks the rules', () => {
  it('is closed with 4406 if it speaks the old protocol', async () => {
    const socket = new WebSocket(addressOf(service), 'graphql-ws');
    const code = await new Promise((resolve) => {
      socket.on('error', () => undefined);
      socket.on('close', resolve);
    });
    expect(code).toBe(4406);
  });

  it('is closed when a message comes in endless fragments, and writes nothing to the log', async () => {
    const printed = vi.spyOn(console, 'error');
    const { socket, closed } = await open();
    for (let fragment = 0; fragment < 1_000; fragment += 1) socket.send(' ', { fin: false });
    expect(await closed).toBe(1008);
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
  });

  it('is closed after too many messages with a code after which clients retry, and those are not answered', async () => {
    const { socket, closed, messages } = await open();
    for (let message = 0; message < 3_000; message += 1) send(socket, { type: 'ping' });
    expect(await closed).toBe(4290);
    expect(messages.filter(({ type }) => type === 'pong').length).toBeLessThanOrEqual(1_200);
  });

  it.each([
    {},
    { id: 1, type: 'subscribe', payload: { query: '{ __typename }' } },
    { type: 'nonsense' },
    [],
    'x',
    null,
  ])('is closed with 4400 for %j', async (message) => {
    const { socket, closed } = await open();
    send(socket, message);
    expect(await closed).toBe(4400);
  });

  it('does not disturb another one', async () => {
    const good = await watch(await open());
    const bad = await open();
    bad.socket.send('{');
    expect(await bad.closed).toBe(4400);
    const answered = new Promise((resolve) => good.socket.once('message', resolve));
    send(good.socket, { id: '2', type: 'subscribe', payload: { query: '{ __typename }' } });
    await answered;
    expect(good.messages).toContainEqual({ id: '2', type: 'next', payload: { data: { __typename: 'Query' } } });
  });
});

describe('a client that leaves in the middle of a replay', () => {
  it.each(['close', 'terminate'] as const)('frees it: by %s', async (how) => {
    await expect.poll(() => gauge('backchannel_subscriptions')).toBe(0);
    const opened = await Promise.all(Array.from({ length: 5 }, async () => watch(await open())));
    expect(await gauge('backchannel_subscriptions')).toBe(5);
    for (const { socket } of opened) socket[how]();
    await expect.poll(() => gauge('backchannel_subscriptions')).toBe(0);
    await expect.poll(() => gauge('backchannel_sockets')).toBe(0);
  });

  it('frees it when it completes the operation and keeps the socket', async () => {
    const { socket } = await watch(await open());
    send(socket, { id: '1', type: 'complete' });
    await expect.poll(() => gauge('backchannel_subscriptions')).toBe(0);
    expect(socket.readyState).toBe(WebSocket.OPEN);
  });

  it('is not counted if its operation was refused', async () => {
    const { socket, messages } = await open();
    send(socket, { id: '1', type: 'subscribe', payload: { query: '{ nothing }' } });
    send(socket, {
      id: '2',
      type: 'subscribe',
      payload: { query: 'subscription { replay(input: { from: "x" }) { cursor } }' },
    });
    await expect.poll(() => messages.length).toBeGreaterThanOrEqual(3);
    expect(await gauge('backchannel_subscriptions')).toBe(0);
  });
});

describe('with a list of origins', () => {
  let listed: Service;
  beforeAll(async () => {
    listed = await start([TRUSTED]);
  });
  afterAll(() => listed[Symbol.asyncDispose]());

  const statusFor = async (origin: string | undefined, path = '') => {
    const socket = new WebSocket(addressOf(listed) + path, PROTOCOL, origin === undefined ? {} : { origin });
    const status = await new Promise<number | undefined>((resolve) => {
      socket.on('error', () => undefined);
      socket.on('open', () => resolve(101));
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
    });
    socket.terminate();
    return status;
  };

  it.each([
    ['https://evil.example', 403],
    ['null', 403],
    [`${TRUSTED}.evil.example`, 403],
    [TRUSTED, 101],
    [undefined, 101],
  ])('a socket from %s gets %i', async (origin, status) => {
    expect(await statusFor(origin)).toBe(status);
  });

  it('a socket to another path gets 404', async () => {
    expect(await statusFor(TRUSTED, '/elsewhere')).toBe(404);
  });

  it('a page of another origin may not read answers, with or without credentials', async () => {
    const allowed = async (origin: string) => {
      const headers = { origin, 'content-type': 'application/json' };
      const body = JSON.stringify({ query: '{ __typename }' });
      const response = await fetch(`${listed.url}/graphql`, { method: 'POST', headers, body });
      expect(response.headers.get('access-control-allow-credentials')).toBeNull();
      return response.headers.get('access-control-allow-origin');
    };
    expect(await allowed(TRUSTED)).toBe(TRUSTED);
    expect(await allowed('https://evil.example')).not.toBe('https://evil.example');
  });

  it('a refused client that resets its connection ends only itself', async () => {
    const { hostname, port } = new URL(listed.url);
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const stream = connect(Number(port), hostname);
      stream.on('error', () => undefined);
      await new Promise((connected) => stream.once('connect', connected));
      stream.write(
        'GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
          `Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nOrigin: https://evil.example\r\n\r\n${' '.repeat(10_000)}`,
      );
      stream.resetAndDestroy();
    }
    expect((await fetch(`${listed.url}/healthz`)).status).toBe(200);
  });
});

describe('shutting down', () => {
  it('closes a hundred replays with 1001', async () => {
    const other = await start();
    const opened = await Promise.all(Array.from({ length: 100 }, async () => watch(await open(other))));
    await other[Symbol.asyncDispose]();
    expect(await Promise.all(opened.map(({ closed }) => closed))).toEqual(Array(100).fill(1001));
  }, 15_000);

  it('does not wait for a client that does not read', async () => {
    const other = await start();
    const { socket, closed } = await watch(await open(other));
    socket.pause();
    await other[Symbol.asyncDispose]();
    await expect(fetch(`${other.url}/healthz`)).rejects.toThrow();
    socket.terminate();
    await closed;
  }, 15_000);
});
