import { DomainError } from '../../errors.ts';

/** What a packed archive may hold: far beyond what people have, and within what a machine bears. */
export const LIMITS = {
  files: 200_000,
  /** Bytes of all files together, unpacked. */
  bytes: 64 * 1024 ** 3,
  /** How many times larger than packed; text seldom reaches 30. */
  ratio: 200,
  /** Bytes unpacked up to which any ratio is harmless. */
  anyRatioUpTo: 64 * 1024 ** 2,
} as const;

/** Counts what comes out of a packed archive, so that a bomb is refused before anything of it is imported. */
export class Budget {
  readonly #packed: number;
  #bytes = 0;
  #files = 0;

  /** @param packed bytes of the archive as it lies on disk */
  constructor(packed: number) {
    this.#packed = packed;
  }

  /** @throws DomainError BAD_RECORD beyond the limits */
  addFile(): void {
    this.#files += 1;
    if (this.#files > LIMITS.files) throw tooLarge(`more than ${LIMITS.files.toLocaleString('en')} files`);
  }

  /** @throws DomainError BAD_RECORD beyond the limits */
  addBytes(count: number): void {
    this.#bytes += count;
    if (this.#bytes > LIMITS.bytes) throw tooLarge(`more than ${LIMITS.bytes / 1024 ** 3} GiB`);
    if (this.#bytes > LIMITS.anyRatioUpTo && this.#bytes > LIMITS.ratio * this.#packed) {
      throw tooLarge(`more than ${LIMITS.ratio} times its size`);
    }
  }
}

function tooLarge(what: string): DomainError {
  return new DomainError(
    'BAD_RECORD',
    `unpacks to ${what}, so it may be a decompression bomb; nothing of it was imported.`,
  );
}
