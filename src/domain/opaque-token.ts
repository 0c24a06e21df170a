/**
 * Tokens that clients keep and send back without looking inside: cursors of pages and of replays.
 *
 * A token is base64url of a checksum (8 bytes of SHA-256) and JSON. The checksum finds damage and careless changes. It
 * is no secret and no signature, because a token grants nothing.
 */
import { DomainError } from '../errors.ts';
import { sha256 } from './digest.ts';

export type TokenKind = 'page' | 'replay';

export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [member: string]: JsonValue };

/** Far above every cursor: the longest holds a few ids and numbers. */
export const MAX_TOKEN_LENGTH = 2_000;
const VERSION = 1;
const CHECKSUM_BYTES = 8;

export function encodeToken(kind: TokenKind, payload: JsonValue): string {
  const json = JSON.stringify([VERSION, kind, payload]);
  return Buffer.concat([checksumOf(json), Buffer.from(json)]).toString('base64url');
}

/**
 * The payload that `encodeToken` was given. The caller checks its shape, because anyone can make a token.
 *
 * @throws DomainError CURSOR_INVALID if it is no token of this kind and version, or was changed on its way.
 */
export function decodeToken(kind: TokenKind, token: string): unknown {
  const content = parse(sealedJson(token));
  if (!Array.isArray(content) || content.length !== 3) throw invalidCursor('not from this service, or it was changed');
  const [version, found, payload] = content as unknown[];
  if (version !== VERSION) throw invalidCursor('of another version of the service');
  if (found !== kind) throw invalidCursor(`not the cursor of a ${kind}`);
  return payload;
}

/** The JSON in a token, or '' where its checksum does not fit it. */
function sealedJson(token: string): string {
  if (token.length > MAX_TOKEN_LENGTH) throw invalidCursor(`longer than ${MAX_TOKEN_LENGTH} characters`);
  const bytes = Buffer.from(token, 'base64url');
  const json = bytes.toString('utf8', CHECKSUM_BYTES);
  // The decoder ignores characters outside base64url, so many strings decode to the same bytes: only the original one
  // is valid.
  const sealed = Buffer.concat([checksumOf(json), Buffer.from(json)]);
  return sealed.toString('base64url') === token ? json : '';
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function checksumOf(json: string): Buffer {
  return Buffer.from(sha256(json), 'hex').subarray(0, CHECKSUM_BYTES);
}

export function invalidCursor(reason: string): DomainError {
  return new DomainError('CURSOR_INVALID', `The cursor is ${reason}. Send a cursor exactly as you received it.`);
}
