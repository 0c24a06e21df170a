import { beforeAll, expect, it } from 'vitest';
import { Editor, messageInput, type Put } from '../support/editing.ts';
import { fillWithHidden, tokenOf } from '../support/hidden-record.ts';
import { actor, CLOSED, commit, message, OPEN } from '../support/record-items.ts';
import { describeOnBothStores } from '../support/served-stores.ts';
import { TOKEN_SECRET } from '../support/tokens.ts';

/** The answer about one id, in a form that is the same for another id. */
const said = (answer: object, id: string) =>
  JSON.stringify(answer)
    .replaceAll(id, 'ID')
    .replaceAll(/"revision":\d+/g, '');

describeOnBothStores(
  'a viewer who may write, but not read everything,',
  (served) => {
    let writers: Editor[];
    beforeAll(async () => {
      await fillWithHidden(served());
      writers = [
        new Editor(served(), await tokenOf(['write'])),
        new Editor(served(), await tokenOf(['write'], [OPEN, CLOSED])),
        new Editor(served(), await tokenOf(['read', 'write'], [OPEN])),
      ];
    });

    it.each([
      ['correctEntry', 'message:secret', (id: string) => ({ id, patch: { text: 'x' }, expectedRevision: 9 })],
      ['retractEntry', 'message:secret', (id: string) => ({ id, reason: '' })],
      ['restoreEntry', 'message:secret', (id: string) => ({ id })],
      ['eraseEntry', 'message:secret', (id: string) => ({ id })],
      ['eraseEntry', 'message:erased', (id: string) => ({ id })],
    ] as const)('gets the same answer from %s for %s as for an unknown id', async (name, id, variables) => {
      for (const writer of writers) {
        const unknown = id.replace(/\w+$/, 'unknown');
        expect(await writer.refusal(name, variables(id))).toEqual([['NOT_FOUND', 'id']]);
        const answers = [await writer.send(name, variables(id)), await writer.send(name, variables(unknown))];
        expect(said(answers[0] ?? {}, id)).toBe(said(answers[1] ?? {}, unknown));
      }
    });

    it('finds no hidden collection to put into, and no hidden actor to merge or split', async () => {
      const [everywhere] = writers;
      const input = [messageInput('new')];
      for (const collection of [CLOSED, 'collection:none']) {
        expect(await everywhere?.refusal('putEntries', { collection, input })).toEqual([['NOT_FOUND', 'collection']]);
      }
      for (const id of ['actor:secret', 'actor:none']) {
        const merged = { keep: 'actor:ann', merge: id };
        expect(await everywhere?.refusal('mergeActors', merged)).toEqual([['NOT_FOUND', 'merge']]);
        expect(await everywhere?.refusal('mergeActors', { keep: id, merge: 'actor:ann' })).toEqual([
          ['NOT_FOUND', 'keep'],
        ]);
        expect(await everywhere?.refusal('splitActor', { id })).toEqual([['NOT_FOUND', 'id']]);
      }
    });

    it('does not learn into which hidden actor another one is merged', async () => {
      const { store } = served();
      await commit(store, actor('actor:merged'), message('names', { sender: { actor: 'actor:merged' }, text: 'Open' }));
      await commit(store, { kind: 'merge', keep: 'actor:secret', merge: 'actor:merged' });
      const [everywhere] = writers;
      const merging = { keep: 'actor:ann', merge: 'actor:merged' };
      expect(await everywhere?.refusal('mergeActors', merging)).toEqual([['CONFLICT', 'merge']]);
      expect(JSON.stringify(await everywhere?.send('mergeActors', merging))).not.toContain('secret');
    });

    it.each([
      ['actor', 'actor:secret', (id: string) => ({ sender: { actor: id } })],
      ['link', 'link:secret', (id: string) => ({ links: [id] })],
      ['source', 'source:secret', (id: string) => ({ citations: [{ source: id }] })],
      ['base', 'message:secret', (id: string) => ({ occurred: { relativeTo: { entry: id, offset: 'P1D' } } })],
    ])('can name no hidden %s, whether it puts or corrects', async (_what, id, more) => {
      const unknown = id.replace(/\w+$/, 'unknown');
      for (const writer of writers) {
        const puts = [];
        for (const named of [id, unknown]) {
          const head = await served().store.head();
          puts.push(await writer.put(OPEN, messageInput('naming', more(named))));
          expect(await served().store.head()).toBe(head);
          const [fault] = await writer.refusal('correctEntry', { id: 'message:open', patch: more(named) });
          expect(fault?.[0]).toBe('UNKNOWN_REFERENCE');
        }
        expect(puts[0]?.results[0]?.error?.code).toBe('UNKNOWN_REFERENCE');
        expect(said(puts[0] ?? {}, id)).toBe(said(puts[1] ?? {}, unknown));
      }
    });

    it('learns only that an id is in use', async () => {
      for (const writer of writers) {
        const ids = ['message:secret', 'message:erased'];
        const head = await served().store.head();
        const put = await writer.put(OPEN, ...ids.map((id) => ({ ...messageInput('x'), id })));
        expect(put.results.map(({ error }) => error)).toEqual(
          ids.map((id) => ({ code: 'CONFLICT', message: `${id} is taken.`, path: null })),
        );
        expect(await served().store.head()).toBe(head);
      }
      const [everywhere] = writers;
      const put = await everywhere?.do<Put>('putActors', {
        input: [
          { id: 'actor:secret', name: 'Mine', kind: 'PERSON' },
          { id: 'actor:claims', name: 'Mine', kind: 'PERSON', accounts: [{ platform: 'x', handle: '@Secret' }] },
        ],
      });
      expect(put?.results.map(({ error }) => error?.code)).toEqual(['CONFLICT', 'CONFLICT']);
      expect(put?.results[1]?.error?.message).not.toContain('actor:secret');
    });

    it('cannot open a hidden collection or hide a collection from itself', async () => {
      const [everywhere] = writers;
      for (const access of ['OPEN', null]) {
        const input = { id: CLOSED, title: 'Opened', access };
        expect(await everywhere?.refusal('putCollection', { input })).toEqual([['CONFLICT', 'input']]);
      }
      for (const id of [CLOSED, OPEN, 'collection:new']) {
        const input = { id, title: 'Closed', access: 'RESTRICTED' };
        expect(await everywhere?.refusal('putCollection', { input })).toEqual([['FORBIDDEN', 'input.access']]);
      }
    });

    it('learns no thread of a hidden message by answering it', async () => {
      await writers[2]?.put(OPEN, messageInput('answer', { inReplyTo: 'message:secret' }));
      const { data } = await served().ask('{ message(id: "message:answer") { thread { id } inReplyTo { id } } }');
      expect(data).toEqual({ message: { thread: null, inReplyTo: null } });
    });
  },
  { tokenSecret: TOKEN_SECRET },
);
