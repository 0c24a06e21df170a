/**
 * Tokens that clients keep and send back without looking inside: cursors of pages and of replays.
 *
 * A token is base64url of a checksum (8 bytes of SHA-256) and JSON, or the encrypted JSON of a replay's cursor. The
 * checksum finds damage and careless changes. It is no secret and no signature, because a token grants nothing.
 */
import { DomainError } from '../errors.ts';
import { sha256 } from './digest.ts';

export type TokenKind = 'page' | 'replay';

export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [member: string]: JsonValue };

/** Far above every cursor: the longest holds a few ids and numbers. */
export const MAX_TOKEN_LENGTH = 2_000;
/** Since version 2, tokens name their record. */
const VERSION = 2;
const CHECKSUM_BYTES = 8;

export function encodeToken(kind: TokenKind, payload: JsonValue): string {
  return withChecksum(Buffer.from(JSON.stringify([VERSION, kind, payload])));
}

/**
 * The payload that `encodeToken` was given. The caller checks its shape, because anyone can make a token.
 *
 * @throws DomainError CURSOR_INVALID if it is no token of this kind and version, or was changed on its way.
 */
export function decodeToken(kind: TokenKind, token: string): unknown {
  const content = parse(readChecked(token)?.toString() ?? '');
  if (!Array.isArray(content) || content.length !== 3) throw invalidCursor('not from this service, or it was changed');
  const [version, found, payload] = content as unknown[];
  if (version !== VERSION) {
    throw invalidCursor('of another version of the service', 'Start again without a cursor.');
  }
  if (found !== kind) throw invalidCursor(`not the cursor of a ${kind}`);
  return payload;
}

/** The bytes as a token. */
export function withChecksum(bytes: Buffer): string {
  return Buffer.concat([checksumOf(bytes), bytes]).toString('base64url');
}

/**
 * The bytes that `withChecksum` was given. Null if the token was changed.
 *
 * @throws DomainError CURSOR_INVALID if it is longer than any token
 */
export function readChecked(token: string): Buffer | null {
  if (token.length > MAX_TOKEN_LENGTH) throw invalidCursor(`longer than ${MAX_TOKEN_LENGTH} characters`);
  const bytes = Buffer.from(token, 'base64url').subarray(CHECKSUM_BYTES);
  // The decoder ignores characters outside base64url, so many strings decode to the same bytes: only the original one
  // is valid.
  return withChecksum(bytes) === token ? bytes : null;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function checksumOf(bytes: Buffer): Buffer {
  return Buffer.from(sha256(bytes), 'hex').subarray(0, CHECKSUM_BYTES);
}

export function invalidCursor(reason: string, advice = 'Send a cursor exactly as you received it.'): DomainError {
  return new DomainError('CURSOR_INVALID', `The cursor is ${reason}. ${advice}`);
}

/** @param start the advice to start without the cursor, as a sentence */
export function cursorOfAnotherRecord(start: string, path?: string): DomainError {
  const location = path === undefined ? {} : { path };
  return new DomainError('CURSOR_MISMATCH', `The cursor belongs to another record. ${start}`, location);
}
