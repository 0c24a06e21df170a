/** A cursor belongs to the record that it comes from. The other record here holds the same entries. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sha256 } from '../../src/domain/digest.ts';
import { controlling, overHttp } from '../support/controls.ts';
import { describeOnBothStores } from '../support/served-stores.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { Subscriber } from '../support/subscriber.ts';

const LISTS: Readonly<Record<string, (args: string) => string>> = {
  timeline: (args) => `timeline(${args}) { edges { cursor } }`,
  search: (args) => `search(query: "wikileaks", ${args}) { edges { cursor } }`,
  actors: (args) => `actors(${args}) { edges { cursor } }`,
  correspondence: (args) => `correspondence(${args}) { edges { cursor } }`,
  'citations of a source': (args) =>
    `source(id: "source:washington-post-2017-11-14") { citations(${args}) { edges { cursor } } }`,
};

/** A token in the form of earlier versions. */
const older = (kind: string, payload: unknown): string => {
  const json = JSON.stringify([1, kind, payload]);
  return Buffer.concat([Buffer.from(sha256(json).slice(0, 16), 'hex'), Buffer.from(json)]).toString('base64url');
};
const OLD_REPLAY = older('replay', [
  '0123456789abcdef',
  [null, null, null, null],
  1,
  null,
  null,
  3,
  null,
  false,
  false,
]);

describeOnBothStores('a cursor', (served) => {
  let other: TestService;
  beforeAll(async () => {
    other = await startTestService();
  });
  afterAll(() => other[Symbol.asyncDispose]());

  const cursorFrom = async (service: TestService, list: string) => {
    const { text } = await service.ask(`{ ${LISTS[list]?.('first: 1') ?? ''} }`);
    return /"cursor":"([^"]+)"/.exec(text)?.[1] ?? '';
  };
  const errorsOf = async (list: string, args: string) => {
    const { errors } = await served().ask(`{ ${LISTS[list]?.(args) ?? ''} }`);
    return errors.map(({ extensions }) => [extensions?.['code'], extensions?.['argument']]);
  };
  const replayed = async (service: TestService, input: object = {}) => {
    using viewer = new Subscriber(service.socketUrl, { pacing: { instant: true }, ...input });
    await viewer.over;
    return viewer;
  };

  it.each(Object.keys(LISTS))('of %s is valid only in its own record', async (list) => {
    const own = await cursorFrom(served(), list);
    const foreign = await cursorFrom(other, list);
    expect(await errorsOf(list, `first: 1, after: "${own}"`)).toEqual([]);
    expect(await errorsOf(list, `first: 1, after: "${foreign}"`)).toEqual([['CURSOR_MISMATCH', 'after']]);
    expect(await errorsOf(list, `last: 1, before: "${foreign}"`)).toEqual([['CURSOR_MISMATCH', 'before']]);
  });

  it('of a replay resumes only in its own record', async () => {
    const [own] = (await replayed(served())).frames;
    const [foreign] = (await replayed(other)).frames;
    expect((await replayed(served(), { after: own?.cursor })).errors).toEqual([]);
    expect((await replayed(served(), { after: foreign?.cursor })).errors).toEqual([
      { code: 'CURSOR_MISMATCH', argument: 'input.after' },
    ]);
    using viewer = new Subscriber(served().socketUrl, { pacing: { speed: 1 }, paused: true });
    const key = await viewer.untilKind('OpenedFrame');
    const seek = controlling('seekReplay', key, `to: { cursor: "${foreign?.cursor ?? ''}" }`);
    expect(await overHttp(served())(seek)).toEqual({ code: 'CURSOR_MISMATCH', argument: 'to.cursor' });
  });

  it('of an earlier version is refused, because it does not name its record', async () => {
    const page = older('page', ['0123456789abcdef', 'key']);
    expect(await errorsOf('timeline', `after: "${page}"`)).toEqual([['CURSOR_INVALID', 'after']]);
    const { errors } = await replayed(served(), { after: OLD_REPLAY });
    expect(errors).toEqual([{ code: 'CURSOR_INVALID', argument: 'input.after' }]);
  });
});
