/** A record of which much may be read only with a token, and the tokens for it. */
import type { Scope } from '../../src/domain/authority.ts';
import { act } from './acts.ts';
import { actor, BASE, CLOSED, commit, link, message, source } from './record-items.ts';
import type { TestService } from './service.ts';
import { tokenFor } from './tokens.ts';

const SECRET = {
  text: 'A secret',
  sender: { actor: 'actor:secret' },
  links: ['link:secret'],
  citations: [{ source: 'source:secret' }],
  thread: 'thread:secret',
  occurred: { edtf: '2016-10-12' },
};

/** An open message, beside others and whom and what they name, of which only who reads the restricted collection may know. */
const RECORD = [
  ...BASE,
  actor('actor:secret', { accounts: [{ platform: 'x', handle: 'secret' }] }),
  source('source:secret'),
  link('link:secret'),
  message('open', { text: 'Open' }),
  message('secret', SECRET, CLOSED),
  message('erased', SECRET, CLOSED),
];

/** A message of the restricted collection was erased from it. */
export async function fillWithHidden({ store }: TestService): Promise<void> {
  await commit(store, ...RECORD);
  await commit(store, act('erasure', 'message:erased'));
}

/** For all collections, unless some are named. */
export async function tokenOf(scopes: readonly Scope[], collections?: readonly string[]): Promise<string> {
  return (await tokenFor(scopes, collections && { collections })).token;
}
