import type { ReadContext, ReadEvent } from '../formats/format.ts';
import { readFileOf, readOn } from '../formats/kit/read-file.ts';
import type { ArchivePart } from './recognise.ts';

/**
 * Reads all parts, one after the other. If a part is not readable to its end, there is a problem, and the next part
 * follows. Locations name the file.
 */
export async function* readParts(
  parts: readonly ArchivePart[],
  context: ReadContext,
  signal: AbortSignal,
): AsyncGenerator<ReadEvent> {
  for (const part of parts) {
    if (signal.aborted) return;
    if ('file' in part) yield* readFileOf(part.file.path, part.format.read(part.file, context));
    else yield* readOn(part.format.readTree(part.files, context), {});
  }
}
