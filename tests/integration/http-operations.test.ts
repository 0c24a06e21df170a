import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codesOf, post, startTestService, type TestService } from '../support/service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service[Symbol.asyncDispose]());

const BROWSER = { accept: 'text/html', 'accept-encoding': 'br' };

const page = (headers: Record<string, string> = {}) =>
  fetch(`${service.url}/graphql`, { headers: { ...BROWSER, ...headers } });

/** The header of a browser that checks its cache; `fetch` would add one that forbids the cache. */
async function statusWith(headers: Record<string, string>): Promise<number | undefined> {
  const request = get(`${service.url}/graphql`, { headers: { ...BROWSER, ...headers } });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode;
}

describe('for operators', () => {
  it('/healthz and /readyz report a healthy service', async () => {
    for (const [path, status] of [
      ['healthz', 'ok'],
      ['readyz', 'ready'],
    ] as const) {
      const response = await fetch(`${service.url}/${path}`);
      expect([response.status, await response.json()]).toEqual([200, { status }]);
    }
  });

  it('/metrics counts requests by status, in the format of Prometheus', async () => {
    await fetch(`${service.url}/nowhere`);
    const response = await fetch(`${service.url}/metrics`);
    expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    const text = await response.text();
    expect(text).toMatch(/^backchannel_http_requests_total\{status="404"\} 1$/m);
    expect(text).toMatch(/^backchannel_subscriptions 0$/m);
    expect(text).toMatch(/^process_cpu_seconds_total /m);
  });

  it('an unknown address gets a 404 as JSON, without a stack', async () => {
    const response = await fetch(`${service.url}/%2e%2e/etc/passwd`);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(await response.text()).not.toMatch(/\bat .*:\d+|node_modules/);
  });
});

describe('the playground', () => {
  it('is not sent again to a browser that has it', async () => {
    const first = await page();
    const etag = first.headers.get('etag') ?? '';
    expect([first.status, etag === '']).toEqual([200, false]);
    expect(await statusWith({ 'if-none-match': etag })).toBe(304);
    expect(await statusWith({ 'if-none-match': '"another"' })).toBe(200);
  });

  it('has a content security policy that allows only the service as a source, and only its own script files', async () => {
    const policy = (await page()).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self';");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
  });

  it('comes in parts that are compressed, and kept by browsers for good', async () => {
    const html = await (await page()).text();
    const addresses = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address);
    expect(addresses.length).toBeGreaterThan(2);
    for (const address of addresses) {
      expect(address).toMatch(/^\.\/playground\//);
      const part = await fetch(new URL(address, `${service.url}/graphql`), { headers: { 'accept-encoding': 'br' } });
      expect([part.status, part.headers.get('content-encoding')]).toEqual([200, 'br']);
      expect(part.headers.get('cache-control')).toContain('immutable');
    }
  });

  it.each([
    ['gzip;q=1, br;q=0.5', 'gzip'],
    ['BR;q=0, gzip;q=0.3', 'gzip'],
    ['br ; q=1.0, gzip', 'br'],
    ['*', 'br'],
    ['identity, br;q=0.5', null],
    ['br;q=0.000, gzip;q=0', null],
    ['deflate', null],
    ['', null],
  ])('comes in the coding that the browser likes best: %s', async (accepted, coding) => {
    const response = await fetch(`${service.url}/graphql`, { headers: { ...BROWSER, 'accept-encoding': accepted } });
    expect([response.status, response.headers.get('content-encoding')]).toEqual([200, coding]);
    expect(await response.text()).toContain('<html');
  });

  it('is only for browsers', async () => {
    const response = await fetch(`${service.url}/graphql?query={__typename}`, {
      headers: { 'apollo-require-preflight': '1', accept: 'application/json' },
    });
    expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
  });
});

describe('hostile input', () => {
  const SEARCHES = [
    '(a+)+$',
    '"',
    '"a b',
    'NEAR(',
    'NEAR(a b, 2)',
    '*',
    '%',
    '_',
    "'; DROP TABLE entries; --",
    '\u0000',
  ];
  const MORE = ['AND', 'a OR b', 'text:x', '^x', '-x', '{a}', '\ud800', '', '$where', '__proto__', 'ab* '.repeat(400)];

  it.each([...SEARCHES, ...MORE, 'word '.repeat(10_000)])(
    'a search for %j is answered, or refused with a code',
    async (text) => {
      const query = `query ($text: String!) {
      search(query: $text, first: 1) { totalCount } timeline(filter: { text: $text }, first: 1) { totalCount }
    }`;
      const answer = await service.ask(query, { text });
      if (answer.data === null)
        for (const code of codesOf(answer)) expect(['BAD_VALUE', 'LIMIT_EXCEEDED']).toContain(code);
      else expect(answer.errors).toEqual([]);
      expect(answer.text).not.toMatch(/sqlite|fts5|syntax error|regular expression|Internal/i);
      expect((await service.ask('{ timeline { totalCount } }')).data).toEqual({ timeline: { totalCount: 26 } });
    },
  );

  const byId = 'query ($value: ID!) { found: node(id: $value) { id } }';
  const byPlatform = 'query ($value: [String!]) { found: timeline(filter: { platforms: $value }) { totalCount } }';

  it.each([{ $ne: null }, { $where: '1' }, { $gt: '' }])('%j is refused, because it is not a scalar', async (value) => {
    for (const query of [byId, byPlatform]) {
      expect(codesOf(await service.ask(query, { value }))).toEqual(['BAD_USER_INPUT']);
    }
  });

  it.each(['__proto__', 'constructor', 'a.b', '$x', '$where'])('%j is a name that nothing has', async (value) => {
    expect((await service.ask(byId, { value })).data).toEqual({ found: null });
    expect((await service.ask(byPlatform, { value })).data).toEqual({ found: { totalCount: 0 } });
  });

  it.each(['{"query":"{ __typename }","__proto__":{"x":1}}', '{"constructor":{"prototype":{"x":1}}}'])(
    'a body %s is a bad request',
    async (body) => {
      expect((await post(`${service.url}/graphql`, body)).status).toBe(400);
    },
  );

  it.each([
    ['{ timeline(first: -1) { totalCount } }', 'LIMIT_EXCEEDED'],
    ['{ timeline(first: 99999999) { totalCount } }', 'LIMIT_EXCEEDED'],
    ['{ timeline(first: 501) { totalCount } }', 'LIMIT_EXCEEDED'],
    ['{ timeline(first: 1, last: 1) { totalCount } }', 'BAD_ARGUMENTS'],
    ['{ timeline(after: "AAAA") { totalCount } }', 'CURSOR_INVALID'],
  ])('%s is %s', async (query, code) => {
    expect(codesOf(await service.ask(query))).toEqual([code]);
  });
});
