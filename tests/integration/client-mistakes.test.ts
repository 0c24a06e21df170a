import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBackchannel, finished } from '../support/shell.ts';
import { RawSocket } from '../support/raw-socket.ts';
import { TOKEN_SECRET, tokenFor } from '../support/tokens.ts';
import { codesOf, post, startTestService, type TestService } from '../support/service.ts';
import { once } from 'node:events';

let service: TestService;
beforeAll(async () => {
  service = await startTestService({ tokenSecret: TOKEN_SECRET });
});
afterAll(() => service[Symbol.asyncDispose]());

const PAUSED = 'subscription { replay(input: { paused: true }) { __typename } }';

describe('A mistake of a client', () => {
  it.each(['next', 'error', 'connection_ack'])(
    'of sending %s gets an error, and the socket stays open',
    async (type) => {
      using socket = await RawSocket.open(service.socketUrl);
      socket.send({ id: '7', type, payload: { data: {} } });
      expect(await socket.until((message) => message.type === 'error')).toMatchObject({
        id: '7',
        payload: [{ extensions: { code: 'BAD_USER_INPUT' } }],
      });
      socket.subscribe('8', '{ __typename }');
      expect((await socket.until(({ id }) => id === '8')).type).toBe('next');
    },
  );

  it.each([
    'subscription { replay(input: {}) @skip(if: true) { __typename } }',
    'subscription { replay(input: {}) @include(if: false) { __typename } }',
    'subscription { ...R @skip(if: true) } fragment R on Subscription { replay(input: {}) { __typename } }',
    'subscription { ... on Subscription @skip(if: true) { replay(input: {}) { __typename } } }',
  ])('in %s gets a typed error', async (query) => {
    using socket = await RawSocket.open(service.socketUrl);
    socket.subscribe('1', query);
    const { type, payload } = await socket.until(({ id }) => id === '1');
    expect([type, payload]).toMatchObject(['error', [{ extensions: { code: 'BAD_USER_INPUT' } }]]);
    socket.subscribe('2', '{ __typename }');
    expect((await socket.until(({ id }) => id === '2')).type).toBe('next');
  });

  it('of sending a subscription over HTTP gets a typed error', async () => {
    const answer = await post(`${service.url}/graphql`, JSON.stringify({ query: PAUSED }));
    expect([answer.status, codesOf(answer)]).toEqual([400, ['BAD_USER_INPUT']]);
  });

  it('in the hash of a persisted query gets a typed error', async () => {
    const query = '{ __typename }';
    const right = createHash('sha256').update(query).digest('hex');
    for (const sha256Hash of ['wrong', right.replaceAll('a', 'b'), 7, null]) {
      const extensions = { persistedQuery: { version: 1, sha256Hash } };
      const answer = await post(`${service.url}/graphql`, JSON.stringify({ query, extensions }));
      expect(answer.status).toBeLessThan(500);
      expect(codesOf(answer)).not.toContain('INTERNAL_SERVER_ERROR');
    }
  });
});

describe('An address', () => {
  const PUT = 'mutation($input: [LinkInput!]!) { putLinks(input: $input) { results { outcome error { code } } } }';

  it.each(['javascript:alert(1)', 'JAVASCRIPT:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'vbscript:x'])(
    '%s is refused',
    async (url) => {
      const { token } = await tokenFor(['write']);
      const answer = await service.ask(PUT, { input: [{ id: 'link:bad', url }] }, token);
      expect(JSON.stringify([answer.errors, answer.data])).toMatch(/BAD_VALUE|BAD_RECORD|BAD_USER_INPUT/);
    },
  );

  it.each(['https://example.org/a', 'mailto:ann@example.org', 'tel:+123456'])('%s is taken', async (url) => {
    const { token } = await tokenFor(['write']);
    const answer = await service.ask(PUT, { input: [{ id: `link:${url.length}`, url }] }, token);
    expect(answer.data).toMatchObject({ putLinks: { results: [{ outcome: 'ADDED' }] } });
  });
});

describe('A service that gets two signals to stop', () => {
  it.each(['SIGTERM', 'SIGHUP'] as const)('by %s still closes its sockets with 1001', async (signal) => {
    const child = startBackchannel('serve', '--port', '0', '--store', 'sqlite::memory:');
    const ended = finished(child);
    const [said] = (await once(child.stdout ?? child, 'data')) as [string];
    const url = /ws:\S+/.exec(said)?.[0] ?? '';
    using socket = await RawSocket.open(url);
    socket.subscribe('1', PAUSED);
    await socket.until(({ type }) => type === 'next');
    child.kill(signal);
    child.kill(signal);
    const { code, stderr } = await ended;
    expect([code, stderr]).toEqual([0, '']);
    const close = socket.frames.find(({ opcode }) => opcode === 8);
    expect(close?.payload.readUInt16BE(0)).toBe(1001);
  });
});
