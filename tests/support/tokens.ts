import { signingKey } from '../../src/auth/token-keys.ts';
import { type SignedToken, signToken, type TokenGrant } from '../../src/auth/tokens.ts';
import type { TokenConfig } from '../../src/config.ts';

/** The configuration without tokens. */
export const NO_TOKENS: TokenConfig = { secret: null, publicKey: null, privateKey: null };

export const TOKEN_SECRET = 'a secret that is long enough for tests, and for nothing else';

const KEY = signingKey({ ...NO_TOKENS, secret: TOKEN_SECRET });

/** A token, by default for one hour and all collections. */
export function tokenFor(scopes: TokenGrant['scopes'], more: Partial<TokenGrant> = {}): Promise<SignedToken> {
  return signToken(KEY, { scopes, collections: 'ALL', lifeMs: 3_600_000, ...more });
}
