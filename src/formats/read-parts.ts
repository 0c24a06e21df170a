import { DomainError } from '../errors.ts';
import type { ReadContext, ReadEvent } from './format.ts';
import type { Part } from './recognise.ts';

/**
 * What all parts hold, one after the other. A part that can't be read on is a problem, and the next one is read.
 * Positions name the file where there are several.
 */
export async function* readParts(
  parts: readonly Part[],
  context: ReadContext,
  signal: AbortSignal,
): AsyncGenerator<ReadEvent> {
  for (const part of parts) {
    if (signal.aborted) return;
    const file = 'file' in part ? part.file.path : undefined;
    const placed = (event: ReadEvent): ReadEvent =>
      file === undefined ? event : { ...event, at: { file, ...event.at } };
    try {
      const events = 'file' in part ? part.format.read(part.file, context) : part.format.readTree(part.files, context);
      for await (const event of events) yield placed(event);
    } catch (error) {
      yield placed({ kind: 'PROBLEM', reason: whyUnreadable(error), at: {} });
    }
  }
}

/** @throws whatever is a fault of the program itself */
function whyUnreadable(error: unknown): string {
  if (error instanceof DomainError) return error.message;
  const isFromSystem = error instanceof Error && 'code' in error && typeof error.code === 'string';
  if (isFromSystem && /^(E[A-Z]+|Z_[A-Z_]+)$/.test(String(error.code))) return `can't be read on: ${error.message}`;
  throw error;
}
