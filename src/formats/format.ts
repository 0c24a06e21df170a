/**
 * The port of an archive format. It turns files into items of the record. For each part that it can't turn into an
 * item, it reports the problem and its location. A bad part never ends the reading; if the rest is not readable, that
 * is the last problem.
 *
 * A format sees the files in the same way, alone, in a folder, in a zip or in a tar.
 */
import type { z } from 'zod';
import type { ActItem, PutItem } from '../domain/commit/commit.ts';
import type { Visibility } from '../domain/record/vocabulary.ts';
import type {
  actorInput,
  CitationInput,
  collectionInput,
  CollectionInput,
  entryInput,
  linkInput,
  sourceInput,
} from '../domain/record/input.ts';

/** The location of a part in the import. */
export interface ArchiveLocation {
  /** `ArchiveFile.path`. A `FileFormat` may leave it out: then it is filled in. */
  readonly file?: string | undefined;
  /** Counted from 1. */
  readonly line?: number | undefined;
  /** The message of the file, counted from 1, if the line alone does not help. */
  readonly message?: number | undefined;
  /** Path within the line or the document: `entries[3].occurred`. */
  readonly path?: string | undefined;
}

/** An item before its check (`toEvent`); parties and moments may be plain strings. */
export type UncheckedItem =
  | { readonly kind: 'collection'; readonly input: z.input<typeof collectionInput> }
  | { readonly kind: 'actor'; readonly input: z.input<typeof actorInput> }
  | { readonly kind: 'source'; readonly input: z.input<typeof sourceInput> }
  | { readonly kind: 'link'; readonly input: z.input<typeof linkInput> }
  | {
      readonly kind: 'entry';
      readonly collection: string;
      readonly input: z.input<typeof entryInput>;
      /** For messages that archives hold in earlier and later states. */
      readonly yieldsToLater?: boolean;
    };

/**
 * - `ITEM`: a part of the record. With `ifAbsent`, the record keeps what it has under the id; only an actor that is
 *   known by a handle alone takes the name.
 * - `ACT`: an act on a part of the record before it; only the own format has acts.
 * - `PROBLEM`: a part that can't be imported; it counts as read and as skipped.
 * - `NAME`: a name of an actor in the archive, which may differ from the name at its introduction; proposals of merges
 *   rest on it.
 * - `NOTE`: a further line of the report. Notes of a topic are counted together: `day and month` / `dates are read as
 *   day.month.year, because line 40 says 25.12.`
 */
export type ReadEvent =
  | { readonly kind: 'ITEM'; readonly item: PutItem; readonly at: ArchiveLocation; readonly ifAbsent?: boolean }
  | { readonly kind: 'ACT'; readonly act: ActItem; readonly at: ArchiveLocation }
  | { readonly kind: 'PROBLEM'; readonly reason: string; readonly at: ArchiveLocation }
  | { readonly kind: 'NAME'; readonly actor: string; readonly name: string; readonly at: ArchiveLocation }
  | { readonly kind: 'NOTE'; readonly topic: string; readonly text: string; readonly at: ArchiveLocation };

/** One file of an import. */
export interface ArchiveFile {
  /**
   * Path within the imported folder or archive, with `/`: `general/2022-09-01.json`; the name of a file that is
   * imported alone.
   */
  readonly path: string;
  /** The length of its content in bytes, uncompressed. */
  readonly size: number;
  /** Its first 64 KiB as text: UTF-8, or UTF-16 if a byte order mark says so. */
  head(): Promise<string>;
  /** Its content from the beginning, in chunks; may be opened more than once. */
  open(): AsyncIterable<Uint8Array>;
}

export const DATE_ORDERS = ['dmy', 'mdy', 'ymd'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** The options of the command line for reading. Null if they are not given. */
export interface ReadOptions {
  /** The IANA time zone of times without a zone. */
  readonly timeZone: string | null;
  readonly dateOrder: DateOrder | null;
  /** A file that says which column is which field. */
  readonly mapping: { readonly file: string; readonly text: string } | null;
  /** Handle or name of the owner of the archive, if the archive does not name them. */
  readonly me: string | null;
  /** The visibility of all messages, instead of the one that follows from the archive. */
  readonly visibility: Visibility | null;
}

/** One for all files that are read into one collection. */
export interface ReadContext extends ReadOptions {
  /**
   * The collection to import into; it is introduced to the record before anything else. Its name is the one from the
   * command line, else the suggestion of the format (a name that is the same in each export, such as a chat's id), else
   * the name of the file. A collection that the record already has keeps its title and zone unless the command line
   * gives others.
   */
  collection(suggestion?: {
    readonly name?: string;
    readonly title?: string;
  }): AsyncGenerator<ReadEvent, CollectionInput>;
  /**
   * The archive itself, introduced as the source that its entries cite: for formats without a chat or channel to cite.
   * There is one for the collection. So an entry in several files cites the same source, and no entry changes when a
   * file is renamed.
   */
  archive(collection: CollectionInput): Generator<ReadEvent, readonly CitationInput[]>;
  /**
   * Introduces an actor, source or link before the first entry that names it: once, and only if the record has none
   * with its id. An actor that was introduced by a handle alone is introduced again when it has a name.
   */
  introduce(item: UncheckedItem, at: ArchiveLocation): Generator<ReadEvent>;
}

interface NamedFormat {
  /** The name for `--format`. */
  readonly name: string;
}

/** A format in which each file is complete: mbox, a chat as one text. */
export interface FileFormat extends NamedFormat {
  /** Whether a file with this beginning is of the format. */
  recognises(head: string, path: string): boolean;
  read(file: ArchiveFile, context: ReadContext): AsyncGenerator<ReadEvent>;
  readonly mapping?: MappingSupport;
  /** Its files name the collections themselves, so the command line can't name one. */
  readonly namesCollections?: true;
}

/** The additional functions of a format whose files need a mapping. */
interface MappingSupport {
  /** @throws DomainError BAD_CONFIGURATION if the mapping is not valid */
  check(mapping: NonNullable<ReadOptions['mapping']>): void;
  /** Proposes a mapping, as the text of a file for `--mapping`. */
  propose(file: ArchiveFile): Promise<string>;
}

/** A format whose files belong together: a Slack or an X archive. */
export interface TreeFormat extends NamedFormat {
  /**
   * Those of the files that belong to one archive of the format, with the files that it ignores on purpose (pictures,
   * pages); none if there is no such archive. It looks at the paths, and at the heads if the paths are not enough.
   */
  claims(files: readonly ArchiveFile[]): Promise<readonly ArchiveFile[]>;
  readTree(files: readonly ArchiveFile[], context: ReadContext): AsyncGenerator<ReadEvent>;
}

export type InputFormat = FileFormat | TreeFormat;
