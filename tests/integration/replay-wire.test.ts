/** The bytes of a replay on a socket, compared with those of the server of `graphql-ws`. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ExecutionResult } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import type { BatchItem } from '../../src/domain/commit/commit.ts';
import { toIso } from '../../src/domain/time/instant.ts';
import { controlling } from '../support/controls.ts';
import { addHistory } from '../support/played.ts';
import { type Message, RawSocket } from '../support/raw-socket.ts';
import { message } from '../support/record-items.ts';
import { describeOnBothStores } from '../support/served-stores.ts';
import { REPLAY } from '../support/subscriber.ts';

const START = Date.UTC(2016, 6, 1);
const TEXTS = 'subscription ($input: ReplayInput!) { replay(input: $input) { ... on EntryFrame { entry { text } } } }';
const IDS = ['1', '"', 'a"b\\c\n\u0001', 'ключ 🔑', '\u2028\ud800', 'x'.repeat(200), '{"id":"2"}'];

/** The bytes of all frames that the server of `graphql-ws` sends for a subscription with these results. */
async function framesOfPeer(id: string, results: readonly ExecutionResult[]): Promise<string[]> {
  const http = createServer();
  const sockets = new WebSocketServer({ server: http, path: '/graphql', perMessageDeflate: false });
  const subscribe = async function* () {
    yield* results;
  };
  const isAny = {
    onSubscribe: () => ({
      schema: null,
      document: { kind: 'Document', definitions: [{ kind: 'OperationDefinition', operation: 'subscription' }] },
    }),
  };
  const server = useServer({ ...isAny, subscribe, execute: subscribe } as never, sockets);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const socket = await RawSocket.open(`ws://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`);
  socket.subscribe(id, '{ any }');
  await socket.until(({ type }) => type === 'complete');
  const frames = framesIn(socket);
  // It does not answer the closing handshake, so the server would wait for it.
  socket[Symbol.dispose]();
  await server.dispose();
  http.close();
  return frames;
}

/** Each frame that answers an operation, with one character for each byte. */
function framesIn({ frames }: RawSocket): string[] {
  return frames.slice(1).map(({ bytes }) => bytes.toString('latin1'));
}

describeOnBothStores('a replay on the wire', (served) => {
  let texts = 0;

  /** A collection with a message for each text. */
  async function said(...said: readonly string[]): Promise<object> {
    const collection = await addHistory(served().store, []);
    const items = said.map((text, index): BatchItem => {
      texts += 1;
      return message(`said-${texts}`, { text, occurred: { edtf: toIso(START + index) } }, collection);
    });
    const { results } = await served().store.commit({ items });
    expect(results.map(({ outcome }) => outcome)).not.toContain('REFUSED');
    return { filter: { collections: [collection] }, pacing: { instant: true } };
  }

  const played = async (id: string, query: string, input: object) => {
    const socket = await RawSocket.open(served().socketUrl);
    socket.subscribe(id, query, { input });
    await socket.until(({ type, id: of }) => type === 'complete' && of === id);
    socket[Symbol.dispose]();
    return socket;
  };

  it.each(IDS)('for the id %j is byte for byte the output of the graphql-ws server', async (id) => {
    const input = await said('plain', '"quoted" \\ and\nbroken', 'ünïcödé 🎈 \u2028 \u0000', 'long '.repeat(100));
    const socket = await played(id, REPLAY, input);
    const sent = socket.messages(id);
    expect(sent).toHaveLength(1 + 4 + 1 + 1);
    const results = sent.flatMap(({ type, payload }) => (type === 'next' ? [payload as ExecutionResult] : []));
    expect(framesIn(socket)).toEqual(await framesOfPeer(id, results));
  });

  it('is framed correctly at every length of a message', async () => {
    const around = Buffer.byteLength('{"id":"7","type":"next","payload":{"data":{"replay":{"entry":{"text":""}}}}}');
    const lengths = [124, 125, 126, 127, 65_534, 65_535, 65_536, 65_537, 200_000, 1_000_000];
    const socket = await played('7', TEXTS, await said(...lengths.map((length) => 'x'.repeat(length - around))));
    const entries = socket.frames.filter(({ payload }) => payload.includes('"entry"'));
    expect(entries.map(({ payload }) => payload.length)).toEqual(lengths);
    expect(entries.map(({ header }) => header)).toEqual([2, 2, 4, 4, 4, 4, 10, 10, 10, 10]);
    for (const { isFinal, isMasked, opcode } of socket.frames) {
      expect([isFinal, isMasked, opcode]).toEqual([true, false, 1]);
    }
  });

  const dataOf = ({ payload }: Message) => (payload as { data: Record<string, unknown> }).data;

  it('ends when its client completes it, and its id may be used again', async () => {
    const input = { ...(await said('a')), paused: true };
    using socket = await RawSocket.open(served().socketUrl);
    socket.subscribe('1', REPLAY, { input });
    const opened = dataOf(await socket.until(({ type }) => type === 'next'))['replay'] as Record<string, string>;
    const resume = controlling('resumeReplay', opened);
    socket.send({ id: '1', type: 'complete' });
    socket.subscribe('2', resume);
    const { payload } = await socket.until(({ id }) => id === '2');
    expect(payload).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
    const before = socket.messages('1').length;
    socket.subscribe('1', '{ __typename }');
    expect(dataOf(await socket.until(({ id }) => id === '1'))).toEqual({ __typename: 'Query' });
    expect(await socket.until(({ id }) => id === '1')).toEqual({ id: '1', type: 'complete' });
    expect(socket.messages('1')).toHaveLength(before + 2);
  });

  it('shares its socket with other replays, queries and mutations, and keeps its own order', async () => {
    const days = Array.from({ length: 30 }, (_, index) => `text ${index}`);
    const input = { ...(await said(...days)), paused: true, pacing: { entriesPerSecond: 1e6 } };
    const ids = ['a', 'bb', 'c"c'];
    using socket = await RawSocket.open(served().socketUrl);
    const opened = new Map<string, Record<string, string>>();
    for (const id of ids) {
      socket.subscribe(id, REPLAY, { input });
      const frame = await socket.until((next) => next.id === id && next.type === 'next');
      opened.set(id, dataOf(frame)['replay'] as Record<string, string>);
    }
    for (let step = 0; step < days.length / 3; step += 1) {
      for (const [id, key] of opened) socket.subscribe(`${id} ${step}`, controlling('stepReplay', key, 'entries: 3'));
      socket.subscribe(`query ${step}`, '{ __typename }');
      await socket.until(({ id, type }) => id === `query ${step}` && type === 'complete');
    }
    for (const [id, key] of opened) {
      socket.subscribe(`${id} end`, controlling('resumeReplay', key));
      await socket.until((next) => next.id === id && next.type === 'complete');
    }
    for (const id of ids) {
      const entries = socket.messages(id).flatMap((next) => {
        const frame = next.type === 'next' ? (dataOf(next)['replay'] as { entry?: { text: string } }) : {};
        return frame.entry === undefined ? [] : [frame.entry.text];
      });
      expect(entries).toEqual(days);
    }
    const turns = socket.messages().flatMap(({ id, type }) => (type === 'next' && ids.includes(id ?? '') ? [id] : []));
    expect(turns.filter((id, index) => id !== turns[index - 1]).length).toBeGreaterThan(ids.length);
    const answered = socket.messages().filter(({ id }) => id?.startsWith('query '));
    expect(answered).toHaveLength((2 * days.length) / 3);
  });
});
