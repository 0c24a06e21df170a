import type { Instant } from '../../domain/time/instant.ts';

/** Small pieces of state that nodes share. Each is replaced as a whole. */
export interface SharedState {
  /** The database's time. It is the same for all nodes, give or take a round trip. */
  time(): Promise<Instant>;
  /** The pieces of a kind that have not expired: those with these ids, or all. */
  read(kind: SharedKind, ids?: readonly string[]): Promise<readonly SharedPiece[]>;
  /** The number of pieces of a kind that have not expired. */
  count(kind: SharedKind): Promise<number>;
  /**
   * Compare-and-set: writes a piece if the stored version is `version - 1`. A new piece has version 1.
   *
   * @returns whether it was written
   */
  write(kind: SharedKind, piece: SharedPiece): Promise<boolean>;
}

/**
 * `room`: a replay that many watch in step. `revocation`: a token that is no longer accepted. `copy`: the source of this
 * record, and how much of it is copied. `record`: the id of the record.
 */
export type SharedKind = 'room' | 'revocation' | 'copy' | 'record';

export interface SharedPiece {
  readonly id: string;
  readonly version: number;
  /** JSON; its owner decides what it holds. */
  readonly body: string;
  /** When it may be deleted, by the database's time. */
  readonly expires: Instant;
}
