import { describe, expect, it } from 'vitest';
import { OPERATOR } from '../../src/domain/authority.ts';
import {
  ask,
  actor,
  BASE,
  collection,
  commit,
  GRANTED,
  idsOf,
  link,
  message,
  OPEN,
  outcomes,
  source,
  statement,
} from '../support/record-items.ts';
import type { StorePlace } from '../support/test-stores.ts';

export function describeCommits(newPlace: () => Promise<StorePlace>): void {
  describe('commits', () => {
    it('change nothing the second time, and take no sequence', async () => {
      await using place = await newPlace();
      const store = await place.open();
      const items = [...BASE, message('1', { text: 'First' })];
      expect(await store.head()).toBe(0);
      const first = await commit(store, ...items);
      expect(first.sequence).toBe(1);
      expect(new Set(outcomes(first))).toEqual(new Set(['ADDED']));
      const again = await commit(store, ...items);
      expect(again.sequence).toBe(1);
      expect(new Set(outcomes(again))).toEqual(new Set(['UNCHANGED']));
      expect(await store.head()).toBe(1);
      expect((await commit(store, message('2'))).sequence).toBe(2);
    });

    it('keep the earlier revision when an entry is imported again with a change', async () => {
      await using place = await newPlace();
      const store = await place.open();
      await commit(store, ...BASE, message('1', { text: 'As first read' }));
      expect(outcomes(await commit(store, message('1', { text: 'As read again' })))).toEqual(['CHANGED']);
      const [entry] = await store.entries(OPERATOR, ['message:1']);
      expect(entry).toMatchObject({ revision: 2, status: 'CORRECTED', sequence: 2, input: { text: 'As read again' } });
      const revisions = await store.revisions(OPERATOR, ['message:1']);
      expect(revisions).toMatchObject([
        { revision: 1, sequence: 1, status: 'CURRENT', input: { text: 'As first read' } },
      ]);
      expect(await store.revisions(GRANTED, ['message:none'])).toEqual([]);
    });

    it('refuse wrong items and commit all others', async () => {
      await using place = await newPlace();
      const store = await place.open();
      const report = await commit(
        store,
        ...BASE,
        message('good'),
        message('astray', { sender: { actor: 'actor:nobody' } }),
        statement('undatable', { occurred: { edtf: 'yesterday' } }),
        message('elsewhere', {}, 'collection:none'),
      );
      expect(outcomes(report).slice(BASE.length)).toEqual([
        'ADDED',
        'UNKNOWN_REFERENCE',
        'BAD_VALUE',
        'UNKNOWN_REFERENCE',
      ]);
      expect(await idsOf(store)).toEqual(['message:good']);
      expect(await store.count(ask())).toBe(1);
    });

    it('write nothing if every item is wrong', async () => {
      await using place = await newPlace();
      const store = await place.open();
      const report = await commit(store, message('1'));
      expect(report.sequence).toBe(0);
      expect(outcomes(report)).toEqual(['UNKNOWN_REFERENCE']);
      expect(await store.head()).toBe(0);
    });

    it('move the entries with a moment relative to a corrected entry', async () => {
      await using place = await newPlace();
      const store = await place.open();
      const later = { relativeTo: { entry: 'message:base', offset: 'PT15M' } };
      const base = (edtf: string) => message('base', { occurred: { edtf } });
      await commit(
        store,
        ...BASE,
        base('2016-10-12T10:00Z'),
        message('middle', { occurred: { edtf: '2016-10-12T12:00Z' } }),
        message('later', { occurred: later }),
      );
      expect(await idsOf(store)).toEqual(['message:base', 'message:later', 'message:middle']);
      await commit(store, base('2016-10-12T13:00Z'));
      expect(await idsOf(store)).toEqual(['message:middle', 'message:base', 'message:later']);
      const [moved] = await store.entries(OPERATOR, ['message:later']);
      expect(moved).toMatchObject({ revision: 1, sequence: 2, occurred: { scheduled: Date.UTC(2016, 9, 12, 13, 15) } });
    });

    it('say of each message whether it was answered', async () => {
      await using place = await newPlace();
      const store = await place.open();
      const unanswered = [{ source: 'source:press' }];
      await commit(store, ...BASE, message('1'), message('2', { unanswered }));
      const states = async () =>
        (await store.entries(OPERATOR, ['message:1', 'message:2'])).map((entry) => entry?.replyState);
      expect(await states()).toEqual(['NO_REPLY_DOCUMENTED', 'REPORTED_UNANSWERED']);
      await commit(store, message('3', { inReplyTo: 'message:1' }));
      expect(await states()).toEqual(['ANSWERED', 'REPORTED_UNANSWERED']);
      await commit(store, message('3', { inReplyTo: 'message:2' }));
      expect(await states()).toEqual(['NO_REPLY_DOCUMENTED', 'ANSWERED']);
    });

    it('let an account pass from one actor to another, and give it to one only', async () => {
      await using place = await newPlace();
      const store = await place.open();
      const account = { platform: 'twitter', handle: 'ann' };
      await commit(store, ...BASE);
      expect((await store.actorByAccount(OPERATOR, account))?.id).toBe('actor:ann');
      expect(outcomes(await commit(store, actor('actor:bob', { accounts: [account] })))).toEqual(['CONFLICT']);
      expect(outcomes(await commit(store, actor('actor:bob', { accounts: [account] }), actor('actor:ann')))).toEqual([
        'CHANGED',
        'CHANGED',
      ]);
      expect((await store.actorByAccount(OPERATOR, account))?.id).toBe('actor:bob');
    });

    it('run one after the other, each with its own sequence, when many are requested at once', async () => {
      await using place = await newPlace();
      const store = await place.open();
      await commit(store, ...BASE);
      const numbers = Array.from({ length: 8 }, (_, number) => number);
      const reports = await Promise.all(numbers.map((number) => commit(store, message(String(number)))));
      expect(reports.map(({ sequence }) => sequence).sort((left, right) => left - right)).toEqual(
        numbers.map((number) => number + 2),
      );
      expect(await store.head()).toBe(9);
      expect(await store.count(ask())).toBe(8);
    });

    it('are still there after the store is closed and opened again', async () => {
      await using place = await newPlace();
      const store = await place.open();
      await commit(store, ...BASE, message('1', { text: 'Kept' }));
      await commit(store, message('1', { text: 'Kept and corrected' }));
      const before = await store.entries(OPERATOR, ['message:1']);
      await store.close();
      const again = await place.open();
      expect(await again.head()).toBe(2);
      expect(await again.entries(OPERATOR, ['message:1'])).toEqual(before);
      expect(await again.revisions(OPERATOR, ['message:1'])).toHaveLength(1);
      expect(await again.count(ask({ text: 'corrected' }))).toBe(1);
    });

    it('keep hostile strings unchanged, and find them literally', async () => {
      await using place = await newPlace();
      const store = await place.open();
      const hostile = [
        '{"$ne":null}',
        '$where',
        'a.b',
        '__proto__',
        'constructor',
        "'; DROP TABLE entry; --",
        '%',
        '\u{10ffff}',
      ];
      const items = hostile.map((text, number) => message(String(number), { text, platform: text, subject: text }));
      await commit(
        store,
        ...BASE,
        collection('collection:other', { title: '__proto__' }),
        source('source:x', { title: '$x' }),
        ...items,
      );
      for (const [number, text] of hostile.entries()) {
        expect(await idsOf(store, ask({ platforms: [text] }))).toEqual([`message:${number}`]);
        const [entry] = await store.entries(OPERATOR, [`message:${number}`]);
        expect(entry?.input).toMatchObject({ text, platform: text, subject: text });
        expect((await store.termCounts(ask())).get(`platform=${text}`)).toBe(1);
      }
      expect(await store.entries(OPERATOR, ['{"$ne":null}', '$where', '__proto__'])).toEqual([null, null, null]);
      expect(await store.named(OPERATOR, 'actor', ['__proto__', OPEN])).toEqual([null, null]);
    });

    it('find a link by its address, and an actor by the words of any of its names', async () => {
      await using place = await newPlace();
      const store = await place.open();
      await commit(
        store,
        ...BASE,
        link('link:bare'),
        actor('actor:jl', { name: 'José López', aliases: ['The Boss'], kind: 'OUTLET' }),
      );
      expect((await store.linkByUrl(OPERATOR, 'https://example.org/leak'))?.id).toBe('link:leak');
      expect(await store.linkByUrl(OPERATOR, 'https://example.org/')).toBeNull();
      const named = async (text: string) => {
        const whole = { after: null, before: null, limit: 10, from: 'START' } as const;
        const { items } = await store.listNamed(OPERATOR, 'actor', { text }, whole);
        expect(await store.countNamed(OPERATOR, 'actor', { text })).toBe(items.length);
        return items.map(({ id }) => id);
      };
      expect(await named('lop')).toEqual(['actor:jl']);
      expect(await named('JOSE bos')).toEqual(['actor:jl']);
      expect(await named('opez')).toEqual([]);
      expect(await named('.*')).toEqual(['actor:ann', 'actor:bob', 'actor:jl']);
      expect(await store.countNamed(OPERATOR, 'actor', { kind: 'OUTLET' })).toBe(1);
    });
  });
}
