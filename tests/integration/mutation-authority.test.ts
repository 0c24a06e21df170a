import { beforeAll, describe, expect, it } from 'vitest';
import { CLOCK_TOLERANCE_MS } from '../../src/auth/tokens.ts';
import { firstOf } from '../support/controls.ts';
import { fillWithHidden, tokenOf } from '../support/hidden-record.ts';
import { Editor, errorsOf, messageInput, type MutationName, MUTATIONS, statementInput } from '../support/editing.ts';
import { CLOSED, OPEN } from '../support/record-items.ts';
import { describeOnBothStores } from '../support/served-stores.ts';
import type { TestService } from '../support/service.ts';
import { connect } from '../support/subscriber.ts';
import { TOKEN_SECRET, tokenFor } from '../support/tokens.ts';

/** Each of them is valid, for a viewer who may do it. */
const RIGHT = {
  putCollection: { input: { id: OPEN, title: 'Renamed' } },
  putActors: { input: [{ id: 'actor:new', name: 'New', kind: 'PERSON' }] },
  putSources: { input: [{ id: 'source:new', title: 'New' }] },
  putLinks: { input: [{ id: 'link:new' }] },
  putEntries: { collection: OPEN, input: [messageInput('new')] },
  correctEntry: { id: 'message:open', patch: { text: 'Other' } },
  retractEntry: { id: 'message:open' },
  restoreEntry: { id: 'message:open' },
  eraseEntry: { id: 'message:open' },
  mergeActors: { keep: 'actor:ann', merge: 'actor:bob' },
  splitActor: { id: 'actor:bob' },
} as const satisfies Record<MutationName, object>;
const NAMES = Object.keys(RIGHT) as MutationName[];

const overHttp = async (service: TestService, name: MutationName, token?: string) =>
  errorsOf(await service.ask(MUTATIONS[name], RIGHT[name], token));

async function overWebSocket(service: TestService, name: MutationName, token?: string) {
  const client = connect(service.socketUrl, token);
  try {
    return errorsOf(await firstOf(client, MUTATIONS[name], RIGHT[name]));
  } finally {
    await client.dispose();
  }
}

describeOnBothStores(
  'a viewer who may not write',
  (served) => {
    beforeAll(() => fillWithHidden(served()));

    describe.each([
      ['HTTP', overHttp],
      ['WebSocket', overWebSocket],
    ] as const)('over %s', (_door, send) => {
      it.each([
        ['without a token', 'UNAUTHENTICATED', () => Promise.resolve(undefined)],
        ['with a token that reads and controls', 'FORBIDDEN', () => tokenOf(['read', 'control'])],
        ['with a token that writes elsewhere', 'FORBIDDEN', () => tokenOf(['read', 'write'], [CLOSED])],
      ])('%s is refused by every mutation, and changes nothing', async (_what, code, make) => {
        const [before, token] = [await served().store.head(), await make()];
        for (const name of NAMES) expect(await send(served(), name, token), name).toEqual([[code, undefined]]);
        expect(await served().store.head()).toBe(before);
      });
    });

    it.each([
      ['no token', () => Promise.resolve('write')],
      ['an expired one', async () => (await tokenFor(['write'], { lifeMs: -CLOCK_TOLERANCE_MS - 1_000 })).token],
      ['a forged one', async () => (await tokenOf(['write'])).replace(/[^.]+$/, 'A'.repeat(43))],
    ])('with %s as its token is refused over HTTP and WebSocket', async (_what, make) => {
      const [before, token] = [await served().store.head(), await make()];
      for (const name of NAMES) {
        const answer = await served().ask(MUTATIONS[name], RIGHT[name], token);
        expect([answer.status, answer.data, errorsOf(answer)]).toEqual([401, null, [['UNAUTHENTICATED', undefined]]]);
      }
      await expect(overWebSocket(served(), 'putEntries', token)).rejects.toMatchObject({ cause: { code: 4403 } });
      expect(await served().store.head()).toBe(before);
    });
  },
  { tokenSecret: TOKEN_SECRET },
);

describeOnBothStores(
  'a viewer who reads and writes a restricted collection',
  (served) => {
    let editor: Editor;
    beforeAll(async () => {
      await fillWithHidden(served());
      editor = new Editor(served(), await tokenOf(['read', 'write'], [CLOSED]));
    });

    it('changes its entries', async () => {
      const put = await editor.put(CLOSED, statementInput('inside', { speaker: { actor: 'actor:secret' } }));
      expect(put).toMatchObject({ added: 1, results: [{ node: { id: 'statement:inside' } }] });
      const id = 'message:secret';
      expect(await editor.do('correctEntry', { id, patch: { text: 'Known' } })).toMatchObject({ text: 'Known' });
      expect(await editor.do('retractEntry', { id })).toMatchObject({ status: 'RETRACTED' });
      expect(await editor.do('restoreEntry', { id })).toMatchObject({ status: 'CORRECTED' });
      expect(await editor.do('eraseEntry', { id })).toMatchObject({ id, collection: { id: CLOSED } });
      expect(await editor.do('eraseEntry', { id: 'message:erased' })).toMatchObject({ collection: { id: CLOSED } });
      const input = { id: CLOSED, title: 'Closed', access: 'RESTRICTED' };
      expect(await editor.do('putCollection', { input })).toMatchObject({ title: 'Closed' });
    });

    it('and nothing else, not even the records that all collections share', async () => {
      for (const name of NAMES) {
        expect(await editor.refusal(name, RIGHT[name]), name).toEqual([['FORBIDDEN', undefined]]);
      }
    });

    it('does not show its entries to other viewers', async () => {
      await editor.put(CLOSED, messageInput('hush', { text: 'Hush' }));
      const { data } = await served().ask('{ node(id: "message:hush") { id } search(query: "hush") { totalCount } }');
      expect(data).toEqual({ node: null, search: { totalCount: 0 } });
    });
  },
  { tokenSecret: TOKEN_SECRET },
);
