/**
 * What an archive format must do to be imported: turn files into items of the record, and say of every part that it
 * could not turn what is wrong and where. A bad part never ends the reading; what can't go on at all is one last problem.
 *
 * Wherever the files lie (alone, in a folder, in a zip or a tar), a format sees them alike.
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

/** Where in what is imported something stands. */
export interface ArchiveLocation {
  /** `ArchiveFile.path`. What a `FileFormat` leaves out here is filled in for it. */
  readonly file?: string | undefined;
  /** Counted from 1. */
  readonly line?: number | undefined;
  /** The message of the file, counted from 1, where lines say little. */
  readonly message?: number | undefined;
  /** Path within the line or the document: `entries[3].occurred`. */
  readonly path?: string | undefined;
}

/** An item before it was checked (`toEvent`); parties and moments may stand as plain strings. */
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
 * - `ITEM`: a piece of the record. With `ifAbsent`, what the record already has under its id stays as it is; only an actor
 *   that it knows by the handle of an account alone takes the name.
 * - `ACT`: what was done to a piece of the record that stands before it; the own format alone has acts.
 * - `PROBLEM`: a part that can't be imported; it counts as read and as skipped.
 * - `NAME`: a name under which the archive knows an actor, who may have been introduced under another one; proposals
 *   of merges rest on it.
 * - `NOTE`: what the report should say besides. Notes of a topic are counted together: `day and month` / `dates are
 *   read as day.month.year, because line 40 says 25.12.`
 */
export type ReadEvent =
  | { readonly kind: 'ITEM'; readonly item: PutItem; readonly at: ArchiveLocation; readonly ifAbsent?: boolean }
  | { readonly kind: 'ACT'; readonly act: ActItem; readonly at: ArchiveLocation }
  | { readonly kind: 'PROBLEM'; readonly reason: string; readonly at: ArchiveLocation }
  | { readonly kind: 'NAME'; readonly actor: string; readonly name: string; readonly at: ArchiveLocation }
  | { readonly kind: 'NOTE'; readonly topic: string; readonly text: string; readonly at: ArchiveLocation };

/** One of the files of what is imported. */
export interface ArchiveFile {
  /** Path within what was named, with `/`: `general/2022-09-01.json`; of a file by itself its name. */
  readonly path: string;
  /** Bytes of its content, uncompressed. */
  readonly size: number;
  /** What it begins with, up to 64 KiB, as text: UTF-8, or UTF-16 where a byte order mark says so. */
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
   * The collection to import into, introduced to the record before anything else: as asked for at the shell, else as
   * the format suggests (a name that does not change from one export to the next, such as a chat's id), else by the
   * name of the file. One that the record has already keeps its title and zone unless others are asked for.
   */
  collection(suggestion?: {
    readonly name?: string;
    readonly title?: string;
  }): AsyncGenerator<ReadEvent, CollectionInput>;
  /**
   * The archive itself, introduced as the source that its entries cite: for formats that know no chat or channel to cite.
   * One for the collection, so that an entry which stands in several of its files cites the same, and none changes when
   * a file is renamed. What tells the entry apart within it is its id.
   */
  archive(collection: CollectionInput): Generator<ReadEvent, readonly CitationInput[]>;
  /**
   * An actor, source or link before the first entry that names it: once, and only if the record has none of its id. An
   * actor that was introduced by a handle alone is introduced again when it has a name.
   */
  introduce(item: UncheckedItem, at: ArchiveLocation): Generator<ReadEvent>;
}

interface NamedFormat {
  /** As for `--format`. */
  readonly name: string;
}

/** A format in which each file is complete: mbox, a chat as one text. */
export interface FileFormat extends NamedFormat {
  /** Whether a file that begins with this text is of the format. */
  recognises(head: string, path: string): boolean;
  read(file: ArchiveFile, context: ReadContext): AsyncGenerator<ReadEvent>;
  readonly mapping?: MappingSupport;
  /** Its files say themselves which collections there are and what stands in which; none can be asked for. */
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
   * Those of the files that are one archive of the format, also those that it passes over knowingly (pictures, pages);
   * none where there is no such archive. Decided by paths, and heads where these are not enough.
   */
  claims(files: readonly ArchiveFile[]): Promise<readonly ArchiveFile[]>;
  readTree(files: readonly ArchiveFile[], context: ReadContext): AsyncGenerator<ReadEvent>;
}

export type InputFormat = FileFormat | TreeFormat;
