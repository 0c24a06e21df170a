/**
 * Copies a whole record from one store to another. It only uses the port, so both may be of any kind.
 *
 * Guarantees: ids, revisions, reasons, times and marks stay the same. The same copy again changes nothing. A copy that
 * was interrupted, even by a kill, continues at the same position. A target that holds another record, or was written
 * to since, is refused. Another pass copies the commits that the source has got meanwhile.
 */
import type { RecordPart } from '../domain/commit/adoption.ts';
import type { Sequence } from '../domain/record/record.ts';
import { DomainError } from '../errors.ts';
import { type PartPosition, recordParts } from './stored-parts.ts';
import { recordIdOf, type RecordReader, type SharedPiece, type Store, writeRecordId } from '../store/store.ts';

export interface CopyOptions {
  /** The name of the source; the same each time. */
  readonly source: string;
  readonly onProgress: (counts: Readonly<CopyCounts>) => void;
  readonly signal: AbortSignal;
}

/** The number of records that this run has read. */
export interface CopyCounts {
  named: number;
  entries: number;
  revisions: number;
  erased: number;
}

/** How far a copy is. It is stored in the target. */
interface CopyProgress {
  readonly source: string;
  /** The source's head in this pass, which becomes the target's with the first part. */
  readonly head: Sequence;
  /** The target's head before this pass. */
  readonly before: Sequence;
  /** Null at the beginning of the pass. */
  readonly position: PartPosition | null;
}

/** Not reached in practice. */
const EXPIRES = Date.UTC(9999, 0);

type CopySource = RecordReader & Pick<Store, 'shared'>;
export type CopyTarget = Pick<Store, 'name' | 'head' | 'shared' | 'adopt'>;

/** @throws DomainError CONFLICT if the target holds another record, or another copy writes to it */
export async function copyRecord(from: CopySource, to: CopyTarget, options: CopyOptions): Promise<CopyCounts> {
  const { source, onProgress, signal } = options;
  const counts: CopyCounts = { named: 0, entries: 0, revisions: 0, erased: 0 };
  const marker = await Marker.claim(to, source);
  for (;;) {
    const head = await from.head();
    await marker.beginPass(head);
    for await (const { part, position } of recordParts(from, marker.position)) {
      signal.throwIfAborted();
      await to.adopt(part, head);
      await marker.advance(position);
      count(counts, part);
      onProgress(counts);
    }
    await copyRevocations(from, to);
    // With the same record id, cursors of the source are valid in the copy.
    await writeRecordId(to.shared, await recordIdOf(from.shared));
    if ((await from.head()) === head) return counts;
  }
}

function count(counts: CopyCounts, part: RecordPart): void {
  counts.named += part.named.length;
  counts.entries += part.entries.length;
  counts.revisions += part.revisions.length;
  counts.erased += part.erased.length;
}

/** A revoked token must be revoked in the target too. */
async function copyRevocations(from: CopySource, to: CopyTarget): Promise<void> {
  for (const revocation of await from.shared.read('revocation')) {
    await to.shared.write('revocation', { ...revocation, version: 1 });
  }
}

class Marker {
  readonly #store: CopyTarget;
  #version: number;
  #progress: CopyProgress;

  private constructor(store: CopyTarget, version: number, progress: CopyProgress) {
    this.#store = store;
    this.#version = version;
    this.#progress = progress;
  }

  static async claim(store: CopyTarget, source: string): Promise<Marker> {
    const [piece] = await store.shared.read('copy');
    const head = await store.head();
    const progress = piece === undefined ? null : progressIn(piece);
    if (progress === null ? head > 0 : progress.source !== source) {
      const what = progress === null ? 'a record of its own' : `a copy of ${progress.source}`;
      throw new DomainError('CONFLICT', `The target ${store.name} holds ${what}. Copy into an empty store.`);
    }
    if (progress !== null && head !== progress.head && head !== progress.before) {
      const message = `The target ${store.name} was written to after it was copied, so nothing more is copied into it. Copy into an empty store.`;
      throw new DomainError('CONFLICT', message);
    }
    const fresh = { source, head: 0, before: 0, position: null };
    return new Marker(store, piece?.version ?? 0, progress ?? fresh);
  }

  get position(): PartPosition | null {
    return this.#progress.position;
  }

  /** A pass at the same head as the last one goes on from there; otherwise it starts at the beginning. */
  async beginPass(head: Sequence): Promise<void> {
    const { source } = this.#progress;
    if (head === this.#progress.head && this.#version > 0) return;
    await this.#write({ source, head, before: await this.#store.head(), position: null });
  }

  advance(position: PartPosition): Promise<void> {
    return this.#write({ ...this.#progress, position });
  }

  async #write(progress: CopyProgress): Promise<void> {
    const version = this.#version + 1;
    const piece = { id: 'copy', version, body: JSON.stringify(progress), expires: EXPIRES };
    if (!(await this.#store.shared.write('copy', piece))) {
      throw new DomainError(
        'CONFLICT',
        `Another copy is writing to the target ${this.#store.name}. Wait until it is done, or end it.`,
      );
    }
    this.#version = version;
    this.#progress = progress;
  }
}

function progressIn({ body }: SharedPiece): CopyProgress {
  return JSON.parse(body) as CopyProgress;
}
