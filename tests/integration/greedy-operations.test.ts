import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { describeOnBothStores } from '../support/served-stores.ts';
import { codesOf, startTestService, type TestService } from '../support/service.ts';

type Errors = Parameters<typeof codesOf>[0]['errors'];

async function overSocket(url: string, query: string): Promise<{ errors: Errors; data: unknown }> {
  const client = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0 });
  try {
    const { value } = (await client.iterate({ query }).next()) as { value?: { data?: unknown; errors?: Errors } };
    return { errors: value?.errors ?? [], data: value?.data ?? null };
  } finally {
    await client.dispose();
  }
}

const aliases = (count: number, field: string) =>
  Array.from({ length: count }, (_, index) => `a${index}: ${field}`).join(' ');
const LONG_ANSWER = `{ timeline(first: 26) { nodes { ${aliases(90, 'text')} } } }`;
const PLAIN = '{ timeline(first: 1) { nodes { id } } }';

describeOnBothStores(
  'an answer that is too long',
  (served) => {
    it('is refused over HTTP and WebSocket, and the next one is answered', async () => {
      const overHttp = await served().ask(LONG_ANSWER);
      expect([codesOf(overHttp), overHttp.data]).toEqual([['LIMIT_EXCEEDED'], null]);
      const answer = await overSocket(served().socketUrl, LONG_ANSWER);
      expect([codesOf(answer), answer.data]).toEqual([['LIMIT_EXCEEDED'], null]);
      expect(codesOf(await served().ask(PLAIN))).toEqual([]);
    });

    it('is refused even if only the names in it are long', async () => {
      const name = 'a'.repeat(600);
      const query = `{ timeline(first: 26) { nodes { ${aliases(60, 'id').replaceAll('a', name)} } } }`;
      expect(codesOf(await served().ask(query))).toEqual(['LIMIT_EXCEEDED']);
    });
  },
  { queryThreads: 1, environment: { BACKCHANNEL_MAX_ANSWER_BYTES: '65536' } },
);

describe('with a deadline that every query misses', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService({ queryThreads: 1, environment: { BACKCHANNEL_OPERATION_TIMEOUT: 'PT0.001S' } });
  });
  afterAll(() => service[Symbol.asyncDispose]());

  it('a query ends with a typed error over HTTP and WebSocket', async () => {
    // The thread is still starting.
    const [http, socket] = await Promise.all([service.ask(PLAIN), overSocket(service.socketUrl, PLAIN)]);
    expect([codesOf(http), codesOf(socket)]).toEqual([['DEADLINE_EXCEEDED'], ['DEADLINE_EXCEEDED']]);
  });
});

describe('on a query thread', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService({ queryThreads: 1 });
  });
  afterAll(() => service[Symbol.asyncDispose]());

  it('a plain question is answered before the large ones that came first', async () => {
    const order: string[] = [];
    const ask = async (name: string, query: string) => {
      const { errors } = await service.ask(query);
      order.push(name);
      return errors;
    };
    await service.ask(PLAIN);
    const searches = `{ ${aliases(40, 'search(query: "wi* ti*") { totalCount }')} }`;
    const errors = await Promise.all([...Array.from({ length: 4 }, () => ask('large', searches)), ask('plain', PLAIN)]);
    expect(errors.flat()).toEqual([]);
    expect(order.at(-1)).toBe('large');
  });

  it('an error names the argument as on the thread of the service', async () => {
    const { errors } = await service.ask('{ timeline(filter: { actors: ["actor:nobody"] }) { totalCount } }');
    expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: 'NOT_FOUND', argument: 'filter.actors' }]);
  });
});
