import { beforeAll, describe, expect, it } from 'vitest';
import { OPERATOR } from '../../src/domain/authority.ts';
import { Editor, messageInput as message, type Put, statementInput as statement } from '../support/editing.ts';
import { BASE, commit, OPEN } from '../support/record-items.ts';
import { describeOnBothStores } from '../support/served-stores.ts';
import { TOKEN_SECRET, tokenFor } from '../support/tokens.ts';

const outcomesOf = ({ results }: Put) =>
  results.map(({ outcome, error }) => (error === null ? outcome : [error.code, error.path]));

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

    describe('puts', () => {
      it('a collection, sources, actors, links and entries, each once', async () => {
        const collection = {
          id: 'collection:mails',
          title: 'Mails',
          zone: 'America/New_York',
          sources: ['source:box'],
        };
        const source = { id: 'source:box', title: 'A mailbox', authors: ['Ann'], published: { edtf: '2016-10' } };
        const dee = { platform: 'x', handle: '@Dee' };
        const actors = [
          {
            id: 'actor:dee',
            name: 'Dee',
            kind: 'PERSON',
            accounts: [dee],
            roles: [{ title: 'Aide', organisation: 'actor:org' }],
          },
          { id: 'actor:org', name: 'Org', kind: 'ORGANISATION', aliases: ['The Org'] },
        ];
        const link = { id: 'link:doc', url: 'https://example.org/doc', label: null };
        const entry = message('mail-1', { text: 'Hello', occurred: { edtf: '2016-10-12T14:02' }, links: ['link:doc'] });
        for (const [added, unchanged] of [
          [1, 0],
          [0, 1],
        ]) {
          const head = await served().store.head();
          expect(await editor.do('putSources', { input: [source] })).toMatchObject({ added, unchanged });
          expect(await editor.do('putActors', { input: actors })).toMatchObject({
            added: 2 * (added ?? 0),
            unchanged: 2 * (unchanged ?? 0),
            results: actors.map(({ id }, index) => ({ index, id, node: { id }, error: null })),
          });
          expect(await editor.do('putLinks', { input: [link] })).toMatchObject({ added, unchanged, refused: 0 });
          expect(await editor.do('putCollection', { input: collection })).toMatchObject({
            title: 'Mails',
            access: 'OPEN',
          });
          expect(await editor.put('collection:mails', entry)).toMatchObject({ added, changed: 0, unchanged });
          expect(await served().store.head()).toBe(head + 5 * (added ?? 0));
        }
        expect(
          await ask(`{ collection(id: "collection:mails") { entryCount sources { nodes { published { edtf } } } }
            actor(account: { platform: "X", handle: "dee" }) { roles { organisation { aliases } } }
            entry(id: "message:mail-1") { occurred { zone scheduled } links { url } } }`),
        ).toEqual({
          collection: { entryCount: 1, sources: { nodes: [{ published: { edtf: '2016-10' } }] } },
          actor: { roles: [{ organisation: { aliases: ['The Org'] } }] },
          entry: {
            occurred: { zone: 'America/New_York', scheduled: '2016-10-12T18:02:00.000Z' },
            links: [{ url: 'https://example.org/doc' }],
          },
        });
      });

      it('every field of a message and of a statement as in the interchange format', async () => {
        const citation = {
          source: 'source:press',
          quotes: [{ exact: 'said so', prefix: 'who', suffix: 'then' }],
          paragraph: 4,
          attributedTo: ['actor:bob'],
          inferred: true,
          reason: 'It follows',
        };
        const ann = { actor: 'actor:ann', account: { platform: 'Twitter', handle: '@Ann' } };
        const common = {
          place: 7,
          text: 'What was said',
          occurred: { edtf: '2016-10-12', written: 'Wednesday', zone: 'Europe/Paris', inferred: true, note: 'The day' },
          disclosed: { relativeTo: { entry: 'message:base', offset: 'P2D' } },
          disclosure: 'KNOWN',
          language: 'en-GB',
          about: ['actor:bob', 'link:leak'],
          links: ['link:leak'],
          relations: [{ kind: 'QUOTES', entry: 'message:base', citations: [citation] }],
          citations: [citation],
          to: [ann, { actor: 'actor:bob' }],
        };
        const whole = message('whole', {
          ...common,
          sender: ann,
          cc: [{ actor: 'actor:bob' }],
          bcc: [ann],
          platform: 'twitter',
          subject: 'Words',
          attachments: [
            { name: 'a.pdf', mediaType: 'application/pdf', size: 12, sha256: 'a'.repeat(64), url: 'a.pdf' },
          ],
          thread: 'thread:words',
          inReplyTo: 'message:base',
          unanswered: [citation],
        });
        const said = statement('whole', {
          ...common,
          visibility: 'PRIVATE',
          onBehalfOf: ['actor:bob'],
          outlet: 'actor:bob',
          audience: 'the room',
        });
        const base = message('base', { disclosed: { edtf: '2016-10-20' } });
        expect(await editor.put(OPEN, base, whole, said)).toMatchObject({ added: 3, refused: 0 });
        expect(await inputOf('message:whole')).toEqual(whole);
        expect(await inputOf('statement:whole')).toEqual(said);
        const withNulls = {
          ...statement('nulls'),
          text: null,
          occurred: { edtf: '2016', zone: null },
          visibility: null,
        };
        await editor.put(OPEN, withNulls);
        expect(await inputOf('statement:nulls')).toEqual(
          statement('nulls', { occurred: { edtf: '2016' }, visibility: 'PUBLIC' }),
        );
      });

      it('all valid items, and reports the problem and its location for each other item', async () => {
        await editor.put('collection:open', message('stands'));
        await editor.do('putCollection', { input: { id: 'collection:other', title: 'Other' } });
        await editor.do('eraseEntry', { id: (await editor.put(OPEN, message('erased'))).results[0]?.id });
        const before = await served().store.head();
        const put = await editor.put(
          'collection:other',
          message('right', { text: 'Right' }),
          message('x y'),
          message('no-channel', { channel: null }),
          message('speaks', { speaker: { actor: 'actor:ann' } }),
          message('when', { occurred: { edtf: 'last Monday' } }),
          message('when-not', { occurred: { written: 'Monday' } }),
          message('who', { to: [{ actor: 'actor:ann' }, { actor: 'link:leak' }] }),
          message('nobody', { sender: { actor: 'actor:nobody' } }),
          message('self', { inReplyTo: 'message:self' }),
          message('circle', { occurred: { relativeTo: { entry: 'message:circle', offset: 'P1D' } } }),
          message('baseless', { occurred: { relativeTo: { entry: 'message:none', offset: 'P1D' } } }),
          message('twice'),
          message('twice', { text: 'Otherwise' }),
          message('stands'),
          message('erased'),
          statement('nul', { text: 'a\u0000b' }),
        );
        expect(outcomesOf(put)).toEqual([
          'ADDED',
          ['BAD_RECORD', 'id'],
          ['BAD_RECORD', 'channel'],
          ['BAD_RECORD', null],
          ['BAD_VALUE', 'occurred'],
          ['BAD_RECORD', 'occurred'],
          ['BAD_RECORD', 'to[1].actor'],
          ['UNKNOWN_REFERENCE', null],
          ['BAD_RECORD', null],
          ['CIRCULAR_MOMENT', 'occurred'],
          ['UNKNOWN_REFERENCE', 'occurred'],
          'ADDED',
          ['CONFLICT', null],
          ['CONFLICT', null],
          ['CONFLICT', null],
          ['BAD_RECORD', 'text'],
        ]);
        expect(put).toMatchObject({ revision: before + 1, added: 2, changed: 0, unchanged: 0, refused: 14 });
        expect(put.results.map(({ node }) => node?.id)).toEqual([
          'message:right',
          ...Array<undefined>(10).fill(undefined),
          'message:twice',
          ...Array<undefined>(4).fill(undefined),
        ]);
        expect(await ask('{ search(query: "otherwise") { totalCount } node(id: "message:self") { id } }')).toEqual({
          search: { totalCount: 0 },
          node: null,
        });
      });

      it('nothing if nothing is valid, or nothing is given', async () => {
        const head = await served().store.head();
        const puts = [await editor.put(OPEN, message('!')), await editor.put(OPEN)];
        expect(puts).toMatchObject([{ refused: 1 }, { refused: 0 }]);
        expect(puts.map(({ revision }) => revision)).toEqual([head, head]);
      });

      it('an account that is another actor’s under no other actor', async () => {
        const accounts = [{ platform: 'twitter', handle: 'ann' }];
        const put = await editor.do<Put>('putActors', {
          input: [{ id: 'actor:impostor', name: 'Ann', kind: 'PERSON', accounts }],
        });
        expect(outcomesOf(put)).toEqual([['CONFLICT', null]]);
      });

      it.each([
        ['an id that is not valid', { id: 'mails' }, ['BAD_RECORD', 'input.id']],
        ['no title', { title: '' }, ['BAD_RECORD', 'input.title']],
        ['an unknown zone', { zone: 'Europe/Atlantis' }, ['BAD_VALUE', 'input']],
        ['an unknown source', { sources: ['source:none'] }, ['UNKNOWN_REFERENCE', 'input']],
      ])('no collection with %s', async (_what, more, fault) => {
        const input = { id: 'collection:bad', title: 'Bad', ...more };
        expect(await editor.refusal('putCollection', { input })).toEqual([fault]);
      });

      it('a restricted collection again without opening it', async () => {
        const input = { id: 'collection:closed', title: 'Still closed' };
        expect(await editor.do('putCollection', { input })).toMatchObject({
          title: 'Still closed',
          access: 'RESTRICTED',
        });
        expect(await ask('{ collection(id: "collection:closed") { id } }')).toEqual({ collection: null });
      });

      it('1,000 entries at once, and not one more', async () => {
        const many = Array.from({ length: 1_001 }, (_, index) => message(`many-${index}`, { text: 'One of many' }));
        expect(await editor.refusal('putEntries', { collection: OPEN, input: many })).toEqual([
          ['LIMIT_EXCEEDED', undefined],
        ]);
        const put = await editor.put(OPEN, ...many.slice(1));
        expect(put).toMatchObject({ added: 1_000, refused: 0 });
        expect(put.results.at(-1)).toMatchObject({ index: 999, node: { id: 'message:many-1000' } });
      });

      it('only into a collection that exists', async () => {
        const variables = { collection: 'collection:none', input: [message('1')] };
        expect(await editor.refusal('putEntries', variables)).toEqual([['NOT_FOUND', 'collection']]);
      });
    });
  },
  { tokenSecret: TOKEN_SECRET },
);
