import { DomainError } from '../errors.ts';
import type { Position, ReadEvent } from './format.ts';

/** What a file holds, with its path. Where it can't be read on, that is a problem, and the last of it. */
export async function* readFileOf(file: string, events: AsyncIterable<ReadEvent>): AsyncGenerator<ReadEvent> {
  for await (const event of readOn(events, { file })) yield { ...event, at: { file, ...event.at } };
}

/** Where something can't be read on, that is a problem, and the last of it. */
export async function* readOn(events: AsyncIterable<ReadEvent>, at: Position): AsyncGenerator<ReadEvent> {
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
