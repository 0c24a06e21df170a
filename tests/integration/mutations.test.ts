import { beforeAll, describe, expect, it } from 'vitest';
import { OPERATOR } from '../../src/domain/authority.ts';
import { Editor, messageInput as message, statementInput as statement } from '../support/editing.ts';
import { BASE, commit, OPEN } from '../support/record-items.ts';
import { codesOf } from '../support/service.ts';
import { describeOnBothStores } from '../support/served-stores.ts';
import { TOKEN_SECRET, tokenFor } from '../support/tokens.ts';

describeOnBothStores(
  'an editor',
  (served) => {
    let editor: Editor;
    beforeAll(async () => {
      await commit(served().store, ...BASE);
      editor = new Editor(served(), (await tokenFor(['read', 'write'])).token);
    });
    const ask = async (query: string) => (await served().ask(query)).data;
    const inputOf = async (id: string) => (await served().store.entries(OPERATOR, [id]))[0]?.input;

    describe('corrects', () => {
      it('the fields of the patch, removes fields that are null, and keeps the earlier revision with the reason', async () => {
        await editor.put(OPEN, message('fix', { text: 'Frist', subject: 'Kept', platform: 'gone' }));
        const patch = { text: 'First', platform: null, occurred: { edtf: '2016-10-12' } };
        const corrected = {
          text: 'First',
          status: 'CORRECTED',
          revision: 2,
          revisions: [{ revision: 1, status: 'CURRENT', reason: 'A slip', text: 'Frist' }],
        };
        const variables = { id: 'message:fix', patch, reason: 'A slip' };
        expect(await editor.do('correctEntry', { ...variables, expectedRevision: 1 })).toMatchObject(corrected);
        expect(await inputOf('message:fix')).toEqual(
          message('fix', { text: 'First', subject: 'Kept', occurred: { edtf: '2016-10-12' } }),
        );
        const head = await served().store.head();
        expect(await editor.do('correctEntry', variables)).toMatchObject(corrected);
        expect(await editor.do('correctEntry', { ...variables, patch: {} })).toMatchObject(corrected);
        expect(
          await editor.put(OPEN, message('fix', { text: 'Frist', subject: 'Kept', platform: 'gone' })),
        ).toMatchObject({
          unchanged: 1,
        });
        expect(await served().store.head()).toBe(head);
      });

      it.each([
        ['with another revision than expected', { expectedRevision: 4 }, ['CONFLICT', 'id']],
        ['without a reason', { reason: '' }, ['BAD_VALUE', 'reason']],
        ['to a moment that is not valid', { patch: { occurred: { edtf: 'soon' } } }, ['BAD_VALUE', 'patch.occurred']],
        ['to a moment without a date', { patch: { occurred: { note: 'x' } } }, ['BAD_RECORD', 'patch.occurred']],
        ['to a field that only statements have', { patch: { kind: 'DENIAL' } }, ['BAD_RECORD', 'id']],
        ['to null for a required field', { patch: { channel: null } }, ['BAD_RECORD', 'patch.channel']],
        ['to an unknown actor', { patch: { sender: { actor: 'actor:nobody' } } }, ['UNKNOWN_REFERENCE', 'id']],
        ['to an id that is not an actor', { patch: { to: [{ actor: 'x' }] } }, ['BAD_RECORD', 'patch.to[0].actor']],
        ['to an answer to itself', { patch: { inReplyTo: 'message:firm' } }, ['BAD_RECORD', 'id']],
        ['to be about itself', { patch: { about: ['message:firm'] } }, ['BAD_RECORD', 'id']],
        [
          'to a moment relative to itself',
          { patch: { occurred: { relativeTo: { entry: 'message:firm', offset: 'P1D' } } } },
          ['CIRCULAR_MOMENT', 'patch.occurred'],
        ],
        ['with an unknown id', { id: 'message:none' }, ['NOT_FOUND', 'id']],
        ['with text that is not an id', { id: '{"$ne": null}' }, ['NOT_FOUND', 'id']],
      ])('no entry %s', async (_what, more, fault) => {
        await editor.put(OPEN, message('firm', { text: 'Firm' }));
        const variables = { id: 'message:firm', patch: { text: 'Soft' }, ...more };
        expect(await editor.refusal('correctEntry', variables)).toEqual([fault]);
      });

      it('no entry with unknown fields', async () => {
        const answer = await editor.send('correctEntry', { id: 'message:firm', patch: { id: 'message:other' } });
        expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
      });
    });

    it('retracts an entry, which then cannot be corrected, and restores it', async () => {
      await editor.put(OPEN, statement('back', { text: 'Taken back' }));
      const id = 'statement:back';
      for (const revision of [2, 2]) {
        expect(await editor.do('retractEntry', { id })).toMatchObject({
          text: 'Taken back',
          status: 'RETRACTED',
          revision,
        });
      }
      expect(await editor.refusal('correctEntry', { id, patch: { text: 'x' } })).toEqual([['CONFLICT', 'id']]);
      expect(await editor.refusal('retractEntry', { id, reason: ' '.repeat(2_001) })).toEqual([
        ['BAD_VALUE', 'reason'],
      ]);
      expect(await ask(`{ entry(id: "${id}") { status revisions { status reason } } }`)).toEqual({
        entry: { status: 'RETRACTED', revisions: [{ status: 'CURRENT', reason: 'Not so' }] },
      });
      for (const revision of [3, 3]) {
        expect(await editor.do('restoreEntry', { id })).toMatchObject({ status: 'CURRENT', revision });
      }
      expect(await editor.refusal('restoreEntry', { id: 'statement:none' })).toEqual([['NOT_FOUND', 'id']]);
    });

    it('erases an entry with all its revisions: only a mark is left', async () => {
      const id = 'message:secret';
      await editor.put(OPEN, message('secret', { text: 'Xyzzy first', occurred: { edtf: '2031' } }));
      await editor.put(OPEN, message('answer', { inReplyTo: id }));
      await editor.do('correctEntry', { id, patch: { text: 'Xyzzy second' }, reason: 'Xyzzy third' });
      const held = `{ node(id: "${id}") { id } entry(id: "${id}") { revisions { text } } nodes(ids: ["${id}"]) { id }
        timeline(filter: { from: "2031" }) { totalCount nodes { id } } search(query: "xyzzy") { totalCount nodes { id } }
        message(id: "message:answer") { inReplyTo { id } } }`;
      expect(await ask(held)).toMatchObject({ search: { totalCount: 1 }, timeline: { nodes: [{ id }] } });
      const mark = await editor.do('eraseEntry', { id });
      expect(mark).toMatchObject({
        id,
        collection: { id: OPEN },
        reason: 'Private',
        revision: await served().store.head(),
      });
      expect(await ask(held)).toEqual({
        node: null,
        entry: null,
        nodes: [null],
        timeline: { totalCount: 0, nodes: [] },
        search: { totalCount: 0, nodes: [] },
        message: { inReplyTo: null },
      });
      expect(await served().store.revisions(OPERATOR, [id])).toEqual([]);
      const head = await served().store.head();
      expect(await editor.do('eraseEntry', { id, reason: 'Once more' })).toEqual(mark);
      expect(await served().store.head()).toBe(head);
      for (const act of ['retractEntry', 'restoreEntry'] as const) {
        expect(await editor.refusal(act, { id })).toEqual([['NOT_FOUND', 'id']]);
      }
      expect(await editor.refusal('correctEntry', { id, patch: {} })).toEqual([['NOT_FOUND', 'id']]);
    });

    it('erases no entry that other moments are relative to, and none without a reason', async () => {
      await editor.put(
        OPEN,
        message('root', { occurred: { edtf: '2016' } }),
        message('leaf', { occurred: { relativeTo: { entry: 'message:root', offset: 'P1D' } } }),
      );
      expect(await editor.refusal('eraseEntry', { id: 'message:root' })).toEqual([['CONFLICT', 'id']]);
      expect(await editor.refusal('eraseEntry', { id: 'message:leaf', reason: '' })).toEqual([['BAD_VALUE', 'reason']]);
      expect(await editor.refusal('eraseEntry', { id: 'message:none' })).toEqual([['NOT_FOUND', 'id']]);
    });

    it('merges actors, which are then found by either id, and splits them again', async () => {
      const [ed, eddy] = ['actor:ed', 'actor:eddy'];
      await editor.do('putActors', { input: [ed, eddy].map((id) => ({ id, name: id, kind: 'PERSON' })) });
      await editor.put(
        OPEN,
        message('by-ed', { sender: { actor: ed } }),
        message('by-eddy', { sender: { actor: eddy } }),
      );
      const both = { totalCount: 2 };
      for (const times of ['once', 'again']) {
        const kept = await editor.do('mergeActors', { keep: ed, merge: eddy });
        expect(kept, times).toEqual({ id: ed, mergedInto: null, sameAs: [{ id: eddy }] });
      }
      expect(
        await ask(`{ ed: actor(id: "${ed}") { entries { totalCount } }
          eddy: actor(id: "${eddy}") { id mergedInto { id } sameAs { id } entries { totalCount } }
          node(id: "${eddy}") { id } messages(filter: { senders: ["${eddy}"] }) { totalCount } }`),
      ).toEqual({
        ed: { entries: both },
        eddy: { id: eddy, mergedInto: { id: ed }, sameAs: [{ id: ed }], entries: both },
        node: { id: eddy },
        messages: both,
      });
      expect(await editor.refusal('mergeActors', { keep: eddy, merge: ed })).toEqual([['CONFLICT', 'merge']]);
      expect(await editor.do('splitActor', { id: eddy })).toEqual({ id: eddy, mergedInto: null, sameAs: [] });
      expect(await ask(`{ actor(id: "${eddy}") { entries { totalCount } } }`)).toEqual({
        actor: { entries: { totalCount: 1 } },
      });
      expect(await editor.refusal('mergeActors', { keep: ed, merge: ed })).toEqual([['BAD_ARGUMENTS', 'merge']]);
      expect(await editor.refusal('mergeActors', { keep: 'actor:x', merge: ed })).toEqual([['NOT_FOUND', 'keep']]);
      expect(await editor.refusal('mergeActors', { keep: ed, merge: OPEN })).toEqual([['NOT_FOUND', 'merge']]);
      expect(await editor.refusal('splitActor', { id: 'actor:x' })).toEqual([['NOT_FOUND', 'id']]);
    });

    it('answers each of several acts in one operation with the state after it', async () => {
      await editor.put(OPEN, message('steps', { text: 'one' }));
      const act = (name: string, args: string) =>
        `${name}(id: "message:steps", reason: "r"${args}) { text status revision }`;
      const { token } = await tokenFor(['write']);
      const { data } = await served().ask(
        `mutation { a: ${act('correctEntry', ', patch: { text: "two" }')} b: ${act('retractEntry', '')}
          c: ${act('restoreEntry', '')} d: ${act('correctEntry', ', patch: { text: null }, expectedRevision: 4')} }`,
        {},
        token,
      );
      expect(data).toEqual({
        a: { text: 'two', status: 'CORRECTED', revision: 2 },
        b: { text: 'two', status: 'RETRACTED', revision: 3 },
        c: { text: 'two', status: 'CORRECTED', revision: 4 },
        d: { text: null, status: 'CORRECTED', revision: 5 },
      });
    });
  },
  { tokenSecret: TOKEN_SECRET },
);
