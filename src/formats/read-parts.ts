import { DomainError } from '../errors.ts';
import type { Position, ReadContext, ReadEvent } from './format.ts';
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
    if ('file' in part) yield* readFileOf(part.file.path, part.format.read(part.file, context));
    else yield* readOn(part.format.readTree(part.files, context), {});
  }
}

/** What a file holds, with its path. Where it can't be read on, that is a problem, and the last of it. */
export async function* readFileOf(file: string, events: AsyncIterable<ReadEvent>): AsyncGenerator<ReadEvent> {
  for await (const event of readOn(events, { file })) yield { ...event, at: { file, ...event.at } };
}

async function* readOn(events: AsyncIterable<ReadEvent>, at: Position): AsyncGenerator<ReadEvent> {
  try {
    yield* events;
  } catch (error) {
    yield { kind: 'PROBLEM', reason: whyUnreadable(error), at };
  }
}

/** @throws whatever is a fault of the program itself */
function whyUnreadable(error: unknown): string {
  if (error instanceof DomainError) return error.message;
  const isFromSystem = error instanceof Error && 'code' in error && typeof error.code === 'string';
  if (isFromSystem && /^(E[A-Z]+|Z_[A-Z_]+)$/.test(String(error.code))) return `can't be read on: ${error.message}`;
  throw error;
}
