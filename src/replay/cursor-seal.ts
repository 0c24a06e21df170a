import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { invalidCursor, MAX_TOKEN_LENGTH } from '../domain/opaque-token.ts';
import type { DomainError } from '../errors.ts';
import type { SharedState } from '../store/store.ts';

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const LENGTH_BYTES = 2;
/** Cursors are padded to whole blocks, so that their length does not show how many digits are in them. */
const BLOCK_BYTES = 64;
/** Not reached in practice. */
const EXPIRES = Date.UTC(9999, 0);
const PIECE = 'cursor-key';

/**
 * Encrypts the cursors of replays: they hold numbers of commits, which would show commits that the client may not know
 * of. The key is in the store, so that all nodes have the same one, and no other record accepts the cursors.
 */
export class CursorSeal {
  readonly #shared: SharedState;
  #key: Buffer | null = null;

  constructor(shared: SharedState) {
    this.#shared = shared;
  }

  /** Must resolve before `seal` is called. */
  async load(): Promise<void> {
    this.#key ??= await keyIn(this.#shared);
  }

  /** @param cursor in the form of `encodeReplayCursor` */
  seal(cursor: string): string {
    const bytes = Buffer.from(cursor, 'base64url');
    const filled = Buffer.alloc(Math.ceil((LENGTH_BYTES + bytes.length) / BLOCK_BYTES) * BLOCK_BYTES);
    filled.writeUInt16BE(bytes.length);
    bytes.copy(filled, LENGTH_BYTES);
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.#loaded, nonce);
    return Buffer.concat([nonce, cipher.update(filled), cipher.final(), cipher.getAuthTag()]).toString('base64url');
  }

  /**
   * The cursor in the form for `decodeReplayCursor`.
   *
   * @throws DomainError CURSOR_INVALID
   */
  async open(sealed: string): Promise<string> {
    await this.load();
    if (sealed.length > MAX_TOKEN_LENGTH) throw invalidCursor(`longer than ${MAX_TOKEN_LENGTH} characters`);
    const bytes = Buffer.from(sealed, 'base64url');
    // The decoder ignores characters outside base64url, so only the original text is accepted.
    if (bytes.length <= NONCE_BYTES + TAG_BYTES || bytes.toString('base64url') !== sealed) throw notOurs();
    const decipher = createDecipheriv(ALGORITHM, this.#loaded, bytes.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    try {
      const filled = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
      return filled.subarray(LENGTH_BYTES, LENGTH_BYTES + filled.readUInt16BE()).toString('base64url');
    } catch {
      throw notOurs();
    }
  }

  get #loaded(): Buffer {
    if (this.#key === null) throw new Error('The key of the cursors is not loaded');
    return this.#key;
  }
}

async function keyIn(shared: SharedState): Promise<Buffer> {
  const known = await storedKey(shared);
  if (known !== null) return known;
  // Another node may write a key at the same moment: the store keeps one of the two.
  const key = randomBytes(KEY_BYTES).toString('base64url');
  await shared.write('record', { id: PIECE, version: 1, body: JSON.stringify({ key }), expires: EXPIRES });
  const written = await storedKey(shared);
  if (written === null) throw new Error('The store does not keep the key of the cursors');
  return written;
}

async function storedKey(shared: SharedState): Promise<Buffer | null> {
  const [piece] = await shared.read('record', [PIECE]);
  if (piece === undefined) return null;
  return Buffer.from((JSON.parse(piece.body) as { readonly key: string }).key, 'base64url');
}

function notOurs(): DomainError {
  return invalidCursor('not from this service, or it was changed');
}
