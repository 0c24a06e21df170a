/**
 * Tokens: JSON Web Tokens that say what their bearer may read, control and write. No message here repeats a token.
 *
 * Claims: `iss` and `aud` are `backchannel`; `jti`, `iat` and `exp` are required; `scope` names scopes, separated by
 * spaces; `collections` lists ids. Without `collections`, the scopes hold for all collections.
 */
import { randomUUID } from 'node:crypto';
import * as jose from 'jose';
import { z } from 'zod';
import { type GrantedCollections, grantedViewer, type Scope, SCOPES, type Viewer } from '../domain/authority.ts';
import { isIdOf } from '../domain/record/ids.ts';
import type { Instant } from '../domain/time/instant.ts';
import { DomainError } from '../errors.ts';
import type { TokenKey } from './token-keys.ts';

const PARTY = 'backchannel';
const MAX_COLLECTIONS = 100;

/** By how much the clocks of the signer and the verifier may differ. */
export const CLOCK_TOLERANCE_MS = 5_000;

/**
 * The longest life of a token, counted from `iat`, even if its `exp` is later. So a revocation by id can end some day.
 */
export const MAX_TOKEN_LIFE_MS = 366 * 86_400_000;

/** A token that passed verification. */
export interface Token {
  readonly id: string;
  /** The instant from which it is refused. */
  readonly expires: Instant;
  readonly viewer: Viewer;
}

/** The content of a new token. */
export interface TokenGrant {
  readonly scopes: readonly Scope[];
  readonly collections: GrantedCollections;
  /** The bearer, in words. */
  readonly subject?: string | undefined;
  readonly lifeMs: number;
}

export interface SignedToken {
  readonly token: string;
  readonly id: string;
  readonly expires: Instant;
}

export async function signToken({ algorithm, key }: TokenKey, grant: TokenGrant): Promise<SignedToken> {
  const { scopes, collections, subject, lifeMs } = grant;
  const id = randomUUID();
  const issued = Math.floor(Date.now() / 1_000);
  const expires = issued + Math.floor(lifeMs / 1_000);
  const claims = { scope: scopes.join(' '), ...(collections !== 'ALL' && { collections }) };
  const token = new jose.SignJWT(claims)
    .setProtectedHeader({ alg: algorithm, typ: 'JWT' })
    .setIssuer(PARTY)
    .setAudience(PARTY)
    .setJti(id)
    .setIssuedAt(issued)
    .setExpirationTime(expires);
  if (subject !== undefined) token.setSubject(subject);
  return { token: await token.sign(key), id, expires: expires * 1_000 };
}

const claimsSchema = z.object({
  jti: z.string().min(1).max(200),
  iat: z.number(),
  exp: z.number(),
  scope: z
    .string()
    .transform((text) => text.split(' ').filter(Boolean))
    .pipe(z.array(z.enum(SCOPES)).min(1)),
  collections: z
    .array(z.string().refine((id) => isIdOf(id, 'collection')))
    .max(MAX_COLLECTIONS)
    .optional(),
});

/** @throws DomainError UNAUTHENTICATED, with the reason, if the token is not valid */
export async function verifyToken({ algorithm, key }: TokenKey, token: string): Promise<Token> {
  const { payload } = await verified(token, key, algorithm);
  const claims = claimsSchema.safeParse(payload);
  if (!claims.success) throw wrongClaim(String(claims.error.issues[0]?.path[0]));
  const { jti, iat, exp, scope, collections = 'ALL' } = claims.data;
  const expires = Math.min(exp * 1_000, iat * 1_000 + MAX_TOKEN_LIFE_MS) + CLOCK_TOLERANCE_MS;
  return { id: jti, expires, viewer: grantedViewer(scope, collections) };
}

async function verified(token: string, key: TokenKey['key'], algorithm: string): Promise<jose.JWTVerifyResult> {
  try {
    return await jose.jwtVerify(token, key, {
      algorithms: [algorithm],
      issuer: PARTY,
      audience: PARTY,
      requiredClaims: ['exp', 'jti'],
      maxTokenAge: MAX_TOKEN_LIFE_MS / 1_000,
      clockTolerance: CLOCK_TOLERANCE_MS / 1_000,
    });
  } catch (error) {
    throw refusalOf(error);
  }
}

function refusalOf(error: unknown): unknown {
  if (error instanceof jose.errors.JWTExpired) return refused('The token has expired. Get a new one.', error);
  if (error instanceof jose.errors.JWTClaimValidationFailed) return wrongClaim(error.claim, error);
  if (error instanceof jose.errors.JOSEError) return refused('The token is not valid for this service.', error);
  return error;
}

function wrongClaim(claim: string, cause?: unknown): DomainError {
  return refused(`The claim "${claim}" of the token is missing or not valid.`, cause);
}

function refused(message: string, cause: unknown): DomainError {
  return new DomainError('UNAUTHENTICATED', message, {}, { cause });
}
