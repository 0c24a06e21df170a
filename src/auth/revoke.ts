import * as jose from 'jose';
import type { Instant } from '../domain/time/instant.ts';
import { DomainError } from '../errors.ts';
import type { SharedState } from '../store/store.ts';
import { MAX_TOKEN_LIFE_MS } from './tokens.ts';

/** By how much the clock of a node that still accepts the token may be behind the database's. */
const MARGIN_MS = 3_600_000;

interface Revoked {
  readonly id: string;
  /** The instant from which the revocation is no longer needed, because the token has long expired. */
  readonly expires: Instant;
}

/**
 * Revokes a token for all nodes. The token may be given whole, or by its id. A second revocation changes nothing.
 *
 * @param lifeMs how long the revocation is kept; if absent, as long as the token could be accepted
 * @throws DomainError BAD_VALUE if the text is neither a token nor an id.
 */
export async function revoke(shared: SharedState, given: string, lifeMs?: number): Promise<Revoked> {
  const { id, expires } = identify(given);
  const now = await shared.time();
  const until = lifeMs === undefined ? Math.min(expires, now + MAX_TOKEN_LIFE_MS) + MARGIN_MS : now + lifeMs;
  const piece = { id, version: 1, body: '{}', expires: until };
  if (await shared.write('revocation', piece)) return { id, expires: until };
  const [known] = await shared.read('revocation', [id]);
  return { id, expires: known?.expires ?? until };
}

/**
 * The signature is not checked: only the signer can make a token, but any process that can write to the store may
 * revoke one.
 */
function identify(given: string): Revoked {
  if (/^[^.\s]{1,200}$/.test(given)) return { id: given, expires: Infinity };
  try {
    const { jti, exp } = jose.decodeJwt(given);
    if (jti !== undefined && exp !== undefined) return { id: jti, expires: exp * 1_000 };
  } catch (error) {
    if (!(error instanceof jose.errors.JOSEError)) throw error;
  }
  throw new DomainError('BAD_VALUE', 'This is neither a token nor the id of a token.');
}
