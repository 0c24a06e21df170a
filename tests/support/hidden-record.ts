/** A record with a restricted collection, and tokens for it. */
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

/**
 * One open message; the other messages, and the records that they refer to, are hidden without access to the restricted
 * collection.
 */
const RECORD = [
  ...BASE,
  actor('actor:secret', { accounts: [{ platform: 'x', handle: 'secret' }] }),
  source('source:secret'),
  link('link:secret'),
  message('open', { text: 'Open' }),
  message('secret', SECRET, CLOSED),
  message('erased', SECRET, CLOSED),
];

/** The erased message was in the restricted collection. */
export async function fillWithHidden({ store }: TestService): Promise<void> {
  await commit(store, ...RECORD);
  await commit(store, act('erasure', 'message:erased'));
}

/** A token for the named collections, or for all if none is named. */
export async function tokenOf(scopes: readonly Scope[], collections?: readonly string[]): Promise<string> {
  return (await tokenFor(scopes, collections && { collections })).token;
}
