import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startTestService, type TestService } from '../support/service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service[Symbol.asyncDispose]());

const PROTOCOL = 'graphql-transport-ws';
const INIT = JSON.stringify({ type: 'connection_init' });
const subscribe = (id: string, query: string) => JSON.stringify({ id, type: 'subscribe', payload: { query } });
/** A replay that is paused until it is ended. */
const PAUSED = 'subscription { replay(input: { paused: true }) { __typename } }';
const UNTIL_ENDED = PAUSED.replace('__typename', 'kind: __typename ... on EndedFrame { reason }');

const frameOf = async (socket: Socket) => {
  const { payload } = (await socket.next('next')) as { payload: { data: { replay: unknown } } };
  return payload.data.replay;
};

class Socket {
  readonly #socket: WebSocket;
  readonly #messages: Record<string, unknown>[] = [];
  #wake: () => void = () => undefined;
  readonly closed: Promise<number>;

  constructor(protocol: string | undefined, url: string = service.socketUrl) {
    this.#socket = protocol === undefined ? new WebSocket(url) : new WebSocket(url, protocol);
    this.closed = new Promise((resolve) => this.#socket.on('close', resolve));
    this.#socket.on('error', () => undefined);
    this.#socket.on('message', (data: Buffer) => {
      this.#messages.push(JSON.parse(data.toString('utf8')) as Record<string, unknown>);
      this.#wake();
    });
  }

  async opened(): Promise<this> {
    await new Promise((resolve) => this.#socket.on('open', resolve));
    return this;
  }

  async acknowledged(): Promise<this> {
    await this.opened();
    this.send(INIT);
    await this.next('connection_ack');
    return this;
  }

  send(message: string): void {
    this.#socket.send(message);
  }

  /** The next message of this type; others before it are skipped. */
  async next(type: string): Promise<Record<string, unknown>> {
    for (;;) {
      const message = this.#messages.shift();
      if (message?.['type'] === type) return message;
      if (message !== undefined) continue;
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      const code = await Promise.race([woken, this.closed]);
      if (code !== undefined) throw new Error(`Closed with ${code} before any ${type}`);
    }
  }

  end(): void {
    this.#socket.terminate();
  }
}

const open = () => new Socket(PROTOCOL).opened();
const openAndInit = () => new Socket(PROTOCOL).acknowledged();

describe('a socket is closed', () => {
  it('with 4406 if it does not speak the protocol', async () => {
    expect(await new Socket(undefined).closed).toBe(4406);
  });

  it('with 4400 for text that is not JSON', async () => {
    const socket = await open();
    socket.send('{');
    expect(await socket.closed).toBe(4400);
  });

  it('with 4401 for an operation before the acknowledgement', async () => {
    const socket = await open();
    socket.send(subscribe('1', '{ __typename }'));
    expect(await socket.closed).toBe(4401);
  });

  it('with 4408 if no connection_init comes', async () => {
    expect(await (await open()).closed).toBe(4408);
  });

  it('with 4409 for an id in use', async () => {
    const socket = await openAndInit();
    socket.send(subscribe('1', PAUSED));
    await socket.next('next');
    socket.send(subscribe('1', PAUSED));
    expect(await socket.closed).toBe(4409);
  });

  it('with 4429 for a second connection_init', async () => {
    const socket = await openAndInit();
    socket.send(INIT);
    expect(await socket.closed).toBe(4429);
  });

  it('with 1009 for a message over 64 KiB', async () => {
    const socket = await openAndInit();
    socket.send('x'.repeat(64 * 1024 + 1));
    expect(await socket.closed).toBe(1009);
  });
});

describe('an operation that is refused leaves the socket open', () => {
  it.each([
    ['a syntax error', '{', 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a wrong argument', 'subscription { replay(input: { from: "x" }) { cursor } }', 'BAD_VALUE'],
    ['two pacings', 'subscription { replay(input: { pacing: { speed: 1, instant: true } }) { cursor } }', null],
  ])('%s', async (_what, query, code) => {
    const socket = await openAndInit();
    socket.send(subscribe('1', query));
    const { payload } = await socket.next('error');
    const [error] = payload as { extensions?: { code?: string } }[];
    expect(error).toBeDefined();
    if (code !== null) expect(error?.extensions?.code).toBe(code);
    socket.send(subscribe('2', '{ __typename }'));
    expect(await socket.next('next')).toMatchObject({ payload: { data: { __typename: 'Query' } } });
    socket.end();
  });

  it('the 101st operation at once', async () => {
    const socket = await openAndInit();
    for (let id = 0; id < 101; id++) socket.send(subscribe(String(id), PAUSED));
    expect(await socket.next('error')).toMatchObject({
      id: '100',
      payload: [{ extensions: { code: 'LIMIT_EXCEEDED' } }],
    });
    socket.send(JSON.stringify({ id: '0', type: 'complete' }));
    socket.send(subscribe('again', '{ __typename }'));
    expect(await socket.next('next')).toBeDefined();
    socket.end();
  });
});

describe('a replay over the socket', () => {
  const play = async (input: string) => {
    const client = createClient({ url: service.socketUrl, webSocketImpl: WebSocket });
    const query = `subscription { replay(input: { pacing: { instant: true } ${input} }) {
      __typename cursor ... on OpenedFrame { total undated } ... on EntryFrame { entry { id } } ... on EndedFrame { reason }
    } }`;
    const frames: Record<string, unknown>[] = [];
    for await (const { data, errors } of client.iterate<{ replay: Record<string, unknown> }>({ query })) {
      expect(errors).toBeUndefined();
      if (data) frames.push(data.replay);
    }
    await client.dispose();
    return frames;
  };
  const idsIn = (frames: readonly Record<string, unknown>[]) =>
    frames.flatMap(({ entry }) => (entry === undefined ? [] : [(entry as { id: string }).id]));

  it('plays every dated entry once, in the order of the timeline, and ends', async () => {
    const frames = await play('');
    const { data } = await service.ask('{ timeline(filter: { undated: EXCLUDE }) { nodes { id } } }');
    const nodes = (data?.['timeline'] as { nodes: { id: string }[] }).nodes.map(({ id }) => id);
    expect(frames[0]).toMatchObject({ __typename: 'OpenedFrame', total: 21, undated: 5 });
    expect(idsIn(frames)).toEqual(nodes);
    expect(frames.at(-1)).toMatchObject({ __typename: 'EndedFrame', reason: 'COMPLETED' });
  });

  it('resumes at any cursor with exactly the rest', async () => {
    const frames = await play('');
    for (const at of [0, 1, 7, frames.length - 2]) {
      const rest = await play(`after: "${String(frames[at]?.['cursor'])}"`);
      expect([...idsIn(frames.slice(0, at + 1)), ...idsIn(rest)]).toEqual(idsIn(frames));
    }
  });

  it('shows through its fields only what was known then', async () => {
    const client = createClient({ url: service.socketUrl, webSocketImpl: WebSocket });
    const query = `subscription { replay(input: { pacing: { instant: true }, filter: { knownOn: "2016-10-20" } }) {
      ... on EntryFrame { entry { id visibility relations { entry { visibility } } nearby { entry { visibility } } occurred { relativeTo { entry { id } } } } }
    } }`;
    const text: string[] = [];
    for await (const result of client.iterate({ query })) text.push(JSON.stringify(result));
    await client.dispose();
    expect(text.join()).toContain('message:trump-jr-tweet-2016-10-14');
    expect(text.join()).not.toMatch(/PRIVATE|message:wikileaks-2016-10-12/);
  });
});

it('ends every replay and closes every socket with 1001 when it shuts down', async () => {
  const other = await startTestService();
  const sockets = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const socket = await new Socket(PROTOCOL, other.socketUrl).acknowledged();
      socket.send(subscribe('1', UNTIL_ENDED));
      for (const kind of ['OpenedFrame', 'StatusFrame']) expect(await frameOf(socket)).toMatchObject({ kind });
      return socket;
    }),
  );
  await other[Symbol.asyncDispose]();
  for (const socket of sockets) {
    expect(await frameOf(socket)).toEqual({ kind: 'EndedFrame', reason: 'SHUTTING_DOWN' });
    await socket.next('complete');
  }
  expect(await Promise.all(sockets.map(({ closed }) => closed))).toEqual(Array(20).fill(1001));
});
