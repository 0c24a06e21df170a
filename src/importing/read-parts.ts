import type { ReadContext, ReadEvent } from '../formats/format.ts';
import { readFileOf, readOn } from '../formats/kit/read-file.ts';
import type { ArchivePart } from './recognise.ts';

/**
 * What all parts hold, one after the other. A part that can't be read on is a problem, and the next one is read.
 * Positions name the file where there are several.
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
