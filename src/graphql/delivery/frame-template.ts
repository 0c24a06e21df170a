/**
 * The text of an entry's frame. It differs between replays only in its cursor and its server time, so the frame is
 * executed once with marks in their places, and each replay fills in its own.
 */
import { randomBytes, randomInt } from 'node:crypto';
import type { ReplayCursor } from '../../domain/replay-cursor.ts';
import { type Instant, toIso } from '../../domain/time/instant.ts';
import type { ReplayFrame } from '../../replay/frames.ts';
import { bytesOf, type JsonText } from '../execution/json-text.ts';

/** Nobody can guess the marks, so no text of the record holds them. */
export const CURSOR_MARK = `cursor:${randomBytes(16).toString('base64url')}`;
export const TIME_MARK: Instant = 8_639_000_000_000_000 + randomInt(2 ** 39);
const MARKS = new RegExp(`(${CURSOR_MARK}|${toIso(TIME_MARK).replace('+', '\\+')})`);

export interface FrameTemplate {
  /** The texts around the marks: one more than there are marks. */
  readonly texts: readonly string[];
  /** The lengths of the texts in bytes. */
  readonly sizes: readonly number[];
  /** Whether each mark is a cursor; else it is the server time. */
  readonly isCursor: readonly boolean[];
  readonly length: number;
}

/** The payload of one `next` message. */
export interface Payload {
  readonly text: Buffer;
  /** The position of the server time in the text, in bytes: each subscriber gets its own. */
  readonly times: readonly number[];
}

/** A payload that is the same for every subscriber. */
export function plainPayload(value: object): Payload {
  return payloadOf(JSON.stringify(value));
}

/** @param text the same for every subscriber */
export function payloadOf(text: JsonText): Payload {
  return { text: bytesOf(text), times: [] };
}

/** @param json the result of a frame with `CURSOR_MARK` and `TIME_MARK` */
export function templateOf(json: JsonText): FrameTemplate {
  const text = typeof json === 'string' ? json : new TextDecoder().decode(json);
  const pieces = text.split(MARKS);
  const texts = pieces.filter((_, index) => index % 2 === 0);
  return {
    texts,
    sizes: texts.map((piece) => Buffer.byteLength(piece)),
    isCursor: pieces.filter((_, index) => index % 2 === 1).map((mark) => mark === CURSOR_MARK),
    length: text.length,
  };
}

/** Makes the text of a cursor for clients. */
export type WriteCursor = (cursor: ReplayCursor) => string;

export function fillTemplate(
  { texts, sizes, isCursor }: FrameTemplate,
  frame: ReplayFrame,
  write: WriteCursor,
): Payload {
  const time = toIso(frame.serverTime);
  const cursor = isCursor.includes(true) ? write(frame.cursor) : '';
  let text = texts[0] ?? '';
  let size = sizes[0] ?? 0;
  const times: number[] = [];
  for (let index = 0; index < isCursor.length; index += 1) {
    const isTime = isCursor[index] !== true;
    const value = isTime ? time : cursor;
    if (isTime) times.push(size);
    text += value + (texts[index + 1] ?? '');
    // Cursors and times are ASCII.
    size += value.length + (sizes[index + 1] ?? 0);
  }
  return { text: Buffer.from(text), times };
}
