import { DomainError } from '../../errors.ts';

/** The limits of a packed archive: far larger than real archives, but small enough for the machine. */
export const LIMITS = {
  files: 200_000,
  /** Unpacked bytes of all files together. */
  bytes: 64 * 1024 ** 3,
  /** Unpacked size divided by packed size. Text seldom reaches 30. */
  ratio: 200,
  /** Up to this many unpacked bytes any ratio is allowed. */
  anyRatioUpTo: 64 * 1024 ** 2,
} as const;

/**
 * Counts the unpacked bytes and files of an archive, so that a zip bomb is refused before anything of it is imported.
 */
export class Budget {
  readonly #packed: number;
  #bytes = 0;
  #files = 0;

  /** @param packed size of the archive on disk, in bytes */
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
