import { beforeAll, expect, it } from 'vitest';
import { Editor, messageInput } from '../support/editing.ts';
import { fillWithHidden, tokenOf } from '../support/hidden-record.ts';
import { CLOSED, OPEN } from '../support/record-items.ts';
import { describeOnBothStores } from '../support/served-stores.ts';
import { TOKEN_SECRET } from '../support/tokens.ts';

const SOURCE = 'source:cited';
const COUNTS = `
  citations: source(id: "${SOURCE}") { citations(first: 1) { totalCount } }
  open: collection(id: "${OPEN}") { entryCount earliest latest }
  entries: timeline(first: 1) { totalCount }
  undated: timeline(first: 1, filter: { undated: ONLY }) { totalCount }
  ann: actor(id: "actor:ann") { entries(first: 1) { totalCount } }
  sources(first: 1) { totalCount }`;

describeOnBothStores(
  'counts',
  (served) => {
    let editor: Editor;
    let reader: string;
    beforeAll(async () => {
      await fillWithHidden(served());
      editor = new Editor(served(), await tokenOf(['read', 'write']));
      reader = await tokenOf(['read']);
      await editor.send('putSources', { input: [{ id: SOURCE, title: 'Cited' }] });
    });

    interface Counts {
      readonly citations: { readonly citations: { readonly totalCount: number } };
      readonly open: { readonly entryCount: number; readonly earliest: string | null };
      readonly entries: { readonly totalCount: number };
      readonly undated: { readonly totalCount: number };
      readonly ann: { readonly entries: { readonly totalCount: number } };
      readonly sources: { readonly totalCount: number };
    }
    const counts = async (token?: string) => {
      const { data, errors } = await served().ask(`{ ${COUNTS} }`, {}, token);
      expect(errors).toEqual([]);
      const { citations, open, entries, undated, ann, sources } = data as unknown as Counts;
      return [
        ...[citations.citations.totalCount, open.entryCount, entries.totalCount, undated.totalCount],
        ...[ann.entries.totalCount, sources.totalCount],
      ];
    };
    const put = async (id: string, more: object, collection = OPEN) => {
      const { data } = await editor.send('putEntries', { collection, input: [messageInput(id, more)] });
      expect(data).toMatchObject({ it: { refused: 0 } });
    };
    const cites = (...paragraphs: number[]) => paragraphs.map((paragraph) => ({ source: SOURCE, paragraph }));

    it('follow each commit, and leave out what is hidden', async () => {
      const [before, all] = [await counts(), await counts(reader)];
      // The same counts again, now from memory.
      expect([await counts(), await counts(reader)]).toEqual([before, all]);
      await put('cites-thrice', {
        citations: cites(1, 2),
        relations: [{ kind: 'QUOTES', entry: 'message:open', citations: cites(3) }],
        sender: { actor: 'actor:ann' },
      });
      await put('cites-hidden', { citations: cites(1, 2) }, CLOSED);
      await put('cites-once', { citations: cites(4), occurred: { edtf: '2016-10-12' } });
      const differences = (after: number[], earlier: number[]) => after.map((count, at) => count - (earlier[at] ?? 0));
      expect(differences(await counts(), before)).toEqual([4, 2, 2, 1, 1, 0]);
      expect(differences(await counts(reader), all)).toEqual([6, 2, 3, 2, 1, 0]);
    });

    it('of citations are the length of the list, also under a lens', async () => {
      const query = (filter: string) => `{ timeline(first: 20, filter: { ${filter} }) { nodes { citations {
        source { citations(first: 500) { totalCount nodes { paragraph } } } } } } }`;
      for (const filter of ['undated: INCLUDE', 'knownOn: "2030", undated: INCLUDE', 'knownOn: "2000"']) {
        const { data, errors } = await served().ask(query(filter), {}, reader);
        expect(errors).toEqual([]);
        const lists = JSON.stringify(data).matchAll(/"totalCount":(\d+),"nodes":(\[[^\]]*\])/g);
        for (const [, count, nodes = ''] of lists) expect(JSON.parse(nodes)).toHaveLength(Number(count));
      }
    });
  },
  { queryThreads: 1, tokenSecret: TOKEN_SECRET },
);
