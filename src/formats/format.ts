/**
 * What an archive format must do to be imported: turn bytes into items of the record, and say of every part that it
 * could not turn what is wrong and where. A bad part never ends the reading; what can't go on at all is one last problem.
 */
import type { PutItem } from '../domain/commit.ts';

/** Where in the file something stands. */
export interface Position {
  /** Counted from 1. */
  readonly line?: number | undefined;
  /** Path within the line or the document: `entries[3].occurred`. */
  readonly path?: string | undefined;
}

export type ReadEvent =
  | { readonly kind: 'ITEM'; readonly item: PutItem; readonly at: Position }
  | { readonly kind: 'PROBLEM'; readonly reason: string; readonly at: Position };

export interface InputFormat {
  readonly name: string;
  /** Whether a file that begins with this text is of the format. */
  recognises(head: string): boolean;
  read(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<ReadEvent>;
}
