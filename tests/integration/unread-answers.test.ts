import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RawSocket } from '../support/raw-socket.ts';
import { codesOf, post, startTestService, type TestService } from '../support/service.ts';

const LIMIT = 2_000_000;
const aliases = Array.from({ length: 80 }, (_, index) => `a${index}: text`).join(' ');
const LONG = `{ timeline(first: 26) { nodes { ${aliases} } } }`;
const PLAIN = JSON.stringify({ query: '{ timeline(first: 1) { nodes { id } } }' });
const OTHER = { 'x-forwarded-for': '203.0.113.9' };

describe('answers that nobody reads', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService({
      environment: {
        BACKCHANNEL_TRUSTED_PROXIES: 'loopback',
        BACKCHANNEL_UNSENT_BYTES_PER_ADDRESS: String(LIMIT),
      },
    });
  });
  afterAll(() => service[Symbol.asyncDispose]());

  const ask = (headers = {}) => post(`${service.url}/graphql`, PLAIN, 'application/json', headers);
  const unsent = async () => {
    const text = await (await fetch(`${service.url}/metrics`)).text();
    return Number(/^backchannel_unsent_bytes (\d+)$/m.exec(text)?.[1]);
  };
  const untilFull = () =>
    expect.poll(async () => codesOf(await ask()), { timeout: 20_000 }).toEqual(['LIMIT_EXCEEDED']);
  const untilEmpty = () => expect.poll(unsent, { timeout: 20_000 }).toBe(0);

  it('are bounded for an address on all its WebSockets, and other addresses are answered', async () => {
    const { text } = await post(`${service.url}/graphql`, JSON.stringify({ query: LONG }));
    await untilEmpty();
    const sockets = await Promise.all(Array.from({ length: 8 }, () => RawSocket.open(service.socketUrl)));
    for (const socket of sockets) {
      socket.pause();
      for (let id = 0; id < 40; id += 1) socket.subscribe(String(id), LONG);
    }
    await expect.poll(unsent, { timeout: 20_000 }).toBeGreaterThanOrEqual(LIMIT / 2);
    // At most 4 answers of each socket were executed when it was reached.
    expect(await unsent()).toBeLessThan(LIMIT / 2 + 8 * 5 * text.length);
    expect(codesOf(await ask(OTHER))).toEqual([]);
    for (const socket of sockets) socket[Symbol.dispose]();
    await untilEmpty();
    expect(codesOf(await ask())).toEqual([]);
  });

  it('are bounded for an address over HTTP', async () => {
    const { text } = await post(`${service.url}/graphql`, JSON.stringify({ query: LONG }));
    const { hostname, port } = new URL(service.url);
    const body = JSON.stringify({ query: LONG });
    const request = `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    const sockets = Array.from({ length: 4 }, () => connect(Number(port), hostname).pause());
    for (const socket of sockets) socket.on('error', () => undefined).write(request.repeat(40));
    await untilFull();
    expect(await unsent()).toBeLessThan(LIMIT + text.length + 160 * 65_536);
    expect(codesOf(await ask(OTHER))).toEqual([]);
    using socket = await RawSocket.open(service.socketUrl);
    socket.subscribe('1', LONG);
    const { payload } = await socket.until(({ type }) => type === 'error');
    expect(codesOf({ errors: payload as Parameters<typeof codesOf>[0]['errors'] })).toEqual(['LIMIT_EXCEEDED']);
    for (const each of sockets) each.destroy();
    await untilEmpty();
    expect(codesOf(await ask())).toEqual([]);
  });
});
