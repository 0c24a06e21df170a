/**
 * Results written straight to the socket of a WebSocket: what many get is made ready once, each subscriber's own id and
 * the time are spliced in, and what is due together is one write.
 *
 * The messages are those of `graphql-transport-ws`, byte by byte as its own server would send them. Text frames of
 * RFC 6455 from a server are a short header and the text, so that they may stand between those that `ws` writes: it
 * compresses nothing here, and so writes whole frames at once.
 */
import type { FrameSink } from '../graphql/frame-sink.ts';
import type { Duplex } from 'node:stream';
import { type Instant, toIso } from '../domain/time/instant.ts';
import type { Payload } from '../graphql/frame-renderer.ts';
import { MAX_QUEUED_BYTES } from './limits.ts';

const FINAL_TEXT_FRAME = 0x81;
const BEFORE_ID = Buffer.from('{"id":');
const AFTER_ID = Buffer.from(',"type":"next","payload":');
const END = Buffer.from('}');

/** Messages for ids of one length, with where the id and the server time are to be written. */
interface Spliced {
  readonly bytes: Buffer;
  readonly ids: readonly number[];
  readonly times: readonly number[];
}

const spliced = new WeakMap<readonly Payload[], Map<number, Spliced>>();

/** The queue of one subscription: a few fields each, because there are many that wait. */
export class SocketSink implements FrameSink {
  readonly #stream: Duplex;
  readonly #id: string;
  readonly #sent: { inc(results: number): void };

  /** @param sent counts the results that were written */
  constructor(stream: Duplex, id: string, sent: { inc(results: number): void }) {
    this.#stream = stream;
    this.#id = id;
    this.#sent = sent;
  }

  hasRoom(bytes: number): boolean {
    return this.#stream.writableLength + bytes <= MAX_QUEUED_BYTES;
  }

  send(payloads: readonly Payload[], serverTime: Instant): void {
    if (!this.#stream.writable) return;
    this.#stream.write(messagesFor(Buffer.from(JSON.stringify(this.#id)), payloads, serverTime));
    this.#sent.inc(payloads.length);
  }

  async drained(): Promise<void> {
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
  const shares = spliced.get(payloads) ?? new Map<number, Spliced>();
  spliced.set(payloads, shares);
  const share = shares.get(id.length) ?? splice(id.length, payloads);
  shares.set(id.length, share);
  const bytes = Buffer.from(share.bytes);
  for (const place of share.ids) id.copy(bytes, place);
  if (share.times.length > 0) {
    const time = Buffer.from(toIso(serverTime));
    for (const place of share.times) time.copy(bytes, place);
  }
  return bytes;
}

function splice(idLength: number, payloads: readonly Payload[]): Spliced {
  const around = BEFORE_ID.length + idLength + AFTER_ID.length + END.length;
  const size = payloads.reduce((sum, { text }) => sum + headerSize(around + text.length) + around + text.length, 0);
  const bytes = Buffer.allocUnsafe(size);
  const ids: number[] = [];
  const times: number[] = [];
  let at = 0;
  for (const payload of payloads) {
    at = writeHeader(bytes, at, around + payload.text.length);
    at += BEFORE_ID.copy(bytes, at);
    ids.push(at);
    at += idLength;
    at += AFTER_ID.copy(bytes, at);
    for (const time of payload.times) times.push(at + time);
    at += payload.text.copy(bytes, at);
    at += END.copy(bytes, at);
  }
  return { bytes, ids, times };
}

function headerSize(length: number): number {
  return length < 126 ? 2 : length < 65_536 ? 4 : 10;
}

/** @returns where the text begins */
function writeHeader(bytes: Buffer, at: number, length: number): number {
  bytes[at] = FINAL_TEXT_FRAME;
  if (length < 126) return bytes.writeUInt8(length, at + 1);
  if (length < 65_536) {
    bytes.writeUInt8(126, at + 1);
    return bytes.writeUInt16BE(length, at + 2);
  }
  bytes.writeUInt8(127, at + 1);
  return bytes.writeBigUInt64BE(BigInt(length), at + 2);
}
