import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { sha256 } from '../domain/digest.ts';
import {
  cursorOfAnotherRecord,
  decodeToken,
  invalidCursor,
  readChecked,
  withChecksum,
} from '../domain/opaque-token.ts';
import type { DomainError } from '../errors.ts';
import { recordIdOf, type SharedState } from '../store/store.ts';

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const LENGTH_BYTES = 2;
const RECORD_BYTES = 8;
/** The first byte of a sealed cursor. The cursors of earlier versions were JSON, and began with a bracket. */
const VERSION = 2;
const HEAD_BYTES = 1 + RECORD_BYTES + NONCE_BYTES;
/** Cursors are padded to whole blocks, so that their length does not show how many digits are in them. */
const BLOCK_BYTES = 64;
/** Not reached in practice. */
const EXPIRES = Date.UTC(9999, 0);
const PIECE = 'cursor-key';

/**
 * Encrypts the cursors of replays: they hold numbers of commits, which would show commits that the client may not know
 * of. The key is in the store, so that all nodes have the same one. Cursors name their record by its tag, and no other
 * record accepts them.
 */
export class CursorSeal {
  readonly #shared: SharedState;
  #loaded: Loaded | null = null;

  constructor(shared: SharedState) {
    this.#shared = shared;
  }

  /** Must resolve before `seal` is called. */
  async load(): Promise<void> {
    this.#loaded ??= { key: await keyIn(this.#shared), record: tagOf(await recordIdOf(this.#shared)) };
  }

  /** The tag of the record; the cursors of pages have it too. Null before `load` resolves. */
  get record(): string | null {
    return this.#loaded?.record ?? null;
  }

  /** The tag, loaded. Null if the store does not answer: some operations need no store. */
  async findRecord(): Promise<string | null> {
    if (this.#loaded === null) await this.load().catch(() => undefined);
    return this.record;
  }

  /** @param cursor in the form of `encodeReplayCursor` */
  seal(cursor: string): string {
    const bytes = Buffer.from(cursor, 'base64url');
    const filled = Buffer.alloc(Math.ceil((LENGTH_BYTES + bytes.length) / BLOCK_BYTES) * BLOCK_BYTES);
    filled.writeUInt16BE(bytes.length);
    bytes.copy(filled, LENGTH_BYTES);
    const nonce = randomBytes(NONCE_BYTES);
    const { key, record } = this.#ready;
    const cipher = createCipheriv(ALGORITHM, key, nonce);
    const head = [Buffer.from([VERSION]), Buffer.from(record, 'hex'), nonce];
    return withChecksum(Buffer.concat([...head, cipher.update(filled), cipher.final(), cipher.getAuthTag()]));
  }

  /**
   * The cursor in the form for `decodeReplayCursor`.
   *
   * @throws DomainError CURSOR_INVALID; CURSOR_MISMATCH if it belongs to another record
   */
  async open(sealed: string): Promise<string> {
    await this.load();
    const bytes = readChecked(sealed);
    if (bytes === null || bytes.length <= HEAD_BYTES + TAG_BYTES) throw notOurs();
    if (bytes[0] !== VERSION) {
      // Throws the right error for a cursor of an earlier version, or of a page.
      decodeToken('replay', sealed);
      throw notOurs();
    }
    const { key, record } = this.#ready;
    if (bytes.toString('hex', 1, 1 + RECORD_BYTES) !== record) {
      throw cursorOfAnotherRecord('Start the replay without a cursor.');
    }
    const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(1 + RECORD_BYTES, HEAD_BYTES));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    try {
      const filled = Buffer.concat([decipher.update(bytes.subarray(HEAD_BYTES, -TAG_BYTES)), decipher.final()]);
      return filled.subarray(LENGTH_BYTES, LENGTH_BYTES + filled.readUInt16BE()).toString('base64url');
    } catch {
      throw notOurs();
    }
  }

  get #ready(): Loaded {
    if (this.#loaded === null) throw new Error('The key of the cursors is not loaded');
    return this.#loaded;
  }
}

interface Loaded {
  readonly key: Buffer;
  readonly record: string;
}

/** It is no secret, and shows nothing of the record. */
function tagOf(recordId: string): string {
  return sha256(`record ${recordId}`).slice(0, 2 * RECORD_BYTES);
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
