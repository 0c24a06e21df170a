/**
 * Writes the results of one subscription straight to the stream below its WebSocket. A result for many subscribers is
 * framed once; the id of each subscriber and the time are copied in. Frames that are due together are one write.
 *
 * The messages are those of `graphql-transport-ws`, byte for byte as graphql-ws would send them. They can stand between
 * the frames of `ws`, because `ws` compresses nothing here, so it writes every frame whole and at once.
 */
import type { Duplex } from 'node:stream';
import { Sender } from 'ws';
import { type Instant, toIso } from '../domain/time/instant.ts';
import type { FrameSink } from '../graphql/delivery/frame-sink.ts';
import type { Payload } from '../graphql/delivery/frame-template.ts';
import { MAX_QUEUED_BYTES } from './limits.ts';
import type { UnsentBytes } from './unsent-bytes.ts';

declare module 'ws' {
  /** The types of `ws` lack it. */
  const Sender: {
    /** @returns the header of a frame, and the data */
    frame(
      data: Buffer,
      options: Readonly<Record<'fin' | 'mask' | 'readOnly' | 'rsv1', boolean> & { opcode: number }>,
    ): Buffer[];
  };
}

const TEXT = { fin: true, opcode: 0x01, mask: false, readOnly: true, rsv1: false };
const BEFORE_ID = Buffer.from('{"id":');
const AFTER_ID = Buffer.from(',"type":"next","payload":');
const END = Buffer.from('}');

/** Framed messages for ids of one length, and where to copy the id and the server time. */
interface Framed {
  readonly bytes: Buffer;
  readonly ids: readonly number[];
  readonly times: readonly number[];
}

/** The frames made for other subscribers, by the length of their id. */
const framed = new WeakMap<readonly Payload[], Map<number, Framed>>();

/** What the sinks of one socket count. */
export interface SinkCounts {
  /** The results that were written. */
  readonly sent: { inc(results: number): void };
  readonly unsent: UnsentBytes;
  /** The address of the client. */
  readonly client: string;
}

/** It has few fields, because many subscriptions are open at once. */
export class SocketSink implements FrameSink {
  readonly #stream: Duplex;
  readonly #id: string;
  readonly #counts: SinkCounts;

  /** @param counts those of its socket */
  constructor(stream: Duplex, id: string, counts: SinkCounts) {
    this.#stream = stream;
    this.#id = id;
    this.#counts = counts;
  }

  hasRoom(bytes: number): boolean {
    const { unsent, client } = this.#counts;
    return this.#stream.writableLength + bytes <= MAX_QUEUED_BYTES && unsent.hasRoomForSockets(client);
  }

  send(payloads: readonly Payload[], serverTime: Instant): void {
    if (!this.#stream.writable) return;
    const { sent, unsent, client } = this.#counts;
    const messages = messagesFor(Buffer.from(JSON.stringify(this.#id)), payloads, serverTime);
    // Called also if the stream is destroyed.
    this.#stream.write(messages, unsent.add(client, messages.length));
    sent.inc(payloads.length);
  }

  async drained(): Promise<void> {
    const stream = this.#stream;
    await this.#streamDrained();
    const { unsent, client } = this.#counts;
    if (stream.destroyed || unsent.hasRoomForSockets(client)) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        cancel();
        stream.off('close', done);
        resolve();
      };
      const cancel = unsent.whenRoomForSockets(client, done);
      stream.on('close', done);
    });
  }

  async #streamDrained(): Promise<void> {
    const stream = this.#stream;
    if (!stream.writableNeedDrain || stream.destroyed) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        stream.off('drain', done);
        stream.off('close', done);
        resolve();
      };
      stream.on('drain', done);
      stream.on('close', done);
    });
  }
}

function messagesFor(id: Buffer, payloads: readonly Payload[], serverTime: Instant): Buffer {
  const byLength = framed.get(payloads) ?? new Map<number, Framed>();
  framed.set(payloads, byLength);
  const shared = byLength.get(id.length) ?? frame(id.length, payloads);
  byLength.set(id.length, shared);
  const bytes = Buffer.from(shared.bytes);
  for (const offset of shared.ids) id.copy(bytes, offset);
  if (shared.times.length > 0) {
    const time = Buffer.from(toIso(serverTime));
    for (const offset of shared.times) time.copy(bytes, offset);
  }
  return bytes;
}

function frame(idLength: number, payloads: readonly Payload[]): Framed {
  const id = Buffer.alloc(idLength);
  const pieces: Buffer[] = [];
  const ids: number[] = [];
  const times: number[] = [];
  let end = 0;
  for (const payload of payloads) {
    const message = Buffer.concat([BEFORE_ID, id, AFTER_ID, payload.text, END]);
    const [header = message, ...data] = Sender.frame(message, TEXT);
    const start = end + header.length;
    ids.push(start + BEFORE_ID.length);
    const text = start + BEFORE_ID.length + idLength + AFTER_ID.length;
    for (const time of payload.times) times.push(text + time);
    pieces.push(header, ...data);
    end = start + message.length;
  }
  return { bytes: Buffer.concat(pieces, end), ids, times };
}
