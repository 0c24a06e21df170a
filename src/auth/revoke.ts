import * as jose from 'jose';
import type { Instant } from '../domain/time/instant.ts';
import { DomainError } from '../errors.ts';
import type { SharedState } from '../store/store.ts';
import { MAX_TOKEN_LIFE_MS } from './tokens.ts';

/** The clock of a node that still takes the token may be behind the database's by this much. */
const MARGIN_MS = 3_600_000;

interface Revoked {
  readonly id: string;
  /** When the revocation may be forgotten, because the token has long expired. */
  readonly expires: Instant;
}

/**
 * Revokes a token, which may be given whole or by its id, for all nodes. To revoke it again changes nothing.
 *
 * @param lifeMs how long the revocation is kept; where absent, as long as the token could be taken
 * @throws DomainError BAD_VALUE for what is neither a token nor an id.
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

/** Only the signer can make a token, but whoever may write to the store may revoke one: its signature is not looked at. */
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
