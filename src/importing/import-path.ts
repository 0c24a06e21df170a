import { DomainError } from '../errors.ts';
import type { Archive, Unopened } from '../formats/containers/archive.ts';
import { isPacked } from '../formats/containers/kind.ts';
import { openPath } from '../formats/containers/open-path.ts';
import { whyUnreadable } from '../formats/containers/unreadable.ts';
import type { ArchiveFile, ReadContext, ReadEvent } from '../formats/format.ts';
import { type ImportCounts, type ImportOptions, importRecords } from './import-records.ts';
import { readParts } from './read-parts.ts';
import { INPUT_FORMATS, type ArchivePart, recognise } from './recognise.ts';

/** A path after its files were opened and recognised. Only then does the import begin to write. */
export interface OpenedPath extends AsyncDisposable {
  readonly path: string;
  readonly archive: Archive;
  readonly parts: readonly ArchivePart[];
  readonly unknown: readonly ArchiveFile[];
}

/**
 * Opens a file, a folder or a packed archive.
 *
 * @param formatName read it only as this format
 * @param isLeftOut whether a file in a folder must be ignored
 * @throws DomainError BAD_RECORD if it is damaged, dangerous or has no known format; BAD_CONFIGURATION if it is not
 * readable
 */
export async function openInput(
  path: string,
  formatName: string | undefined,
  isLeftOut?: (location: string) => boolean,
): Promise<OpenedPath> {
  const archive = await openPath(path, isLeftOut);
  try {
    const { files, unreadable } = guarded(archive.files);
    const { parts, unknown } = await recogniseAs(files, formatName);
    // If a format claims an unreadable file by its path, the format reports the problem.
    const unopened = [...archive.unopened, ...unknown.flatMap((file) => unreadable.get(file) ?? [])];
    if (parts.length === 0) throw new DomainError('BAD_RECORD', whyNothing(files, unopened[0]), { file: path });
    return {
      path,
      archive: { ...archive, unopened },
      parts,
      unknown: unknown.filter((file) => !unreadable.has(file)),
      [Symbol.asyncDispose]: () => archive[Symbol.asyncDispose](),
    };
  } catch (error) {
    await archive[Symbol.asyncDispose]();
    throw error;
  }
}

/** Treats an unreadable file as empty, so that the other files are still recognised. */
function guarded(all: readonly ArchiveFile[]) {
  const unreadable = new Map<ArchiveFile, Unopened>();
  const files = all.map((file): ArchiveFile => {
    const guard: ArchiveFile = {
      ...file,
      async head() {
        if (unreadable.has(guard)) return '';
        try {
          return await file.head();
        } catch (error) {
          unreadable.set(guard, { path: file.path, reason: whyUnreadable(error) });
          return '';
        }
      },
    };
    return guard;
  });
  return { files, unreadable };
}

async function recogniseAs(files: readonly ArchiveFile[], name: string | undefined) {
  const format = INPUT_FORMATS.find((known) => known.name === name);
  if (format === undefined) return recognise(files);
  const only = files.length === 1 ? files[0] : undefined;
  // If the user names the format of a single file, it is not checked.
  if (only !== undefined && 'read' in format) return { parts: [{ format, file: only }], unknown: [] };
  return recognise(files, [format]);
}

function whyNothing(files: readonly ArchiveFile[], unopened: Unopened | undefined): string {
  if (unopened !== undefined) return `holds nothing that can be read: ${unopened.path} ${unopened.reason}`;
  if (files.every(({ size }) => size === 0)) return 'is empty.';
  const names = INPUT_FORMATS.map(({ name }) => name).join(', ');
  return `has no known format (${names}). Name its format with --format.`;
}

/** Imports all parts. Files that have no known format or can't be opened are reported as skipped. */
export async function importInput(
  input: OpenedPath,
  context: ReadContext,
  options: ImportOptions & { readonly onBytes: (count: number) => void },
): Promise<ImportCounts> {
  const parts = input.parts.map((part) => countingBytes(part, options));
  return importRecords(events(input, readParts(parts, context, options.signal), options.signal), options);
}

async function* events(
  { archive, unknown }: OpenedPath,
  read: AsyncIterable<ReadEvent>,
  signal: AbortSignal,
): AsyncGenerator<ReadEvent> {
  for await (const event of read) {
    // After an abort the files seem to end early, so the last events of a format would be wrong.
    if (signal.aborted) return;
    yield event;
  }
  for (const { path, size } of unknown) {
    // An empty file, such as an empty mailbox, is not a problem.
    if (size === 0) continue;
    const reason = isPacked(path)
      ? 'is packed within an archive: unpack it and import it by itself'
      : 'has no known format';
    yield { kind: 'PROBLEM', reason, at: { file: path } };
  }
  for (const { path, reason } of archive.unopened) yield { kind: 'PROBLEM', reason, at: { file: path } };
}

/** Counts the bytes, and ends the files on an abort: a format may read a whole file before it gives its first event. */
function countingBytes(part: ArchivePart, { onBytes, signal }: Parameters<typeof importInput>[2]): ArchivePart {
  const counting = (file: ArchiveFile): ArchiveFile => ({
    ...file,
    async *open() {
      for await (const chunk of file.open()) {
        if (signal.aborted) return;
        onBytes(chunk.length);
        yield chunk;
      }
    },
  });
  return 'file' in part
    ? { ...part, file: counting(part.file) }
    : { ...part, files: part.files.map((file) => counting(file)) };
}
