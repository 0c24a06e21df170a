/**
 * Results written straight to the socket of a WebSocket: what many get is made ready once, each subscriber's own id is
 * spliced in, and what is due together is one write.
 *
 * The messages are those of `graphql-transport-ws`, byte by byte as its own server would send them. Text frames of
 * RFC 6455 from a server are a short header and the text, so that they may stand between those that `ws` writes: it
 * compresses nothing here, and so writes whole frames at once.
 */
import type { Duplex } from 'node:stream';
import type { FrameSink } from '../graphql/delivery.ts';
import { MAX_QUEUED_BYTES } from './limits.ts';

const FINAL_TEXT_FRAME = 0x81;
const BEFORE_ID = Buffer.from('{"id":');
const AFTER_ID = Buffer.from(',"type":"next","payload":');
const END = Buffer.from('}');

/** Messages for ids of one length, with where an id is to be written. */
interface Spliced {
  readonly bytes: Buffer;
  readonly places: readonly number[];
}

const spliced = new WeakMap<readonly Buffer[], Map<number, Spliced>>();

/** @param onSent told how many results were written */
export function sinkOn(stream: Duplex, id: string, onSent: (results: number) => void): FrameSink {
  const quoted = Buffer.from(JSON.stringify(id));
  return {
    hasRoom: (bytes) => stream.writableLength + bytes <= MAX_QUEUED_BYTES,
    send(payloads) {
      if (!stream.writable) return;
      stream.write(messagesFor(quoted, payloads));
      onSent(payloads.length);
    },
    async drained() {
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
    },
  };
}

function messagesFor(id: Buffer, payloads: readonly Buffer[]): Buffer {
  const shares = spliced.get(payloads) ?? new Map<number, Spliced>();
  spliced.set(payloads, shares);
  const known = shares.get(id.length);
  const share = known ?? splice(id, payloads);
  if (known === undefined) {
    shares.set(id.length, share);
    return share.bytes;
  }
  const bytes = Buffer.from(share.bytes);
  for (const place of share.places) id.copy(bytes, place);
  return bytes;
}

function splice(id: Buffer, payloads: readonly Buffer[]): Spliced {
  const around = BEFORE_ID.length + id.length + AFTER_ID.length + END.length;
  const size = payloads.reduce((sum, { length }) => sum + headerSize(around + length) + around + length, 0);
  const bytes = Buffer.allocUnsafe(size);
  const places: number[] = [];
  let at = 0;
  for (const payload of payloads) {
    at = writeHeader(bytes, at, around + payload.length);
    at += BEFORE_ID.copy(bytes, at);
    places.push(at);
    at += id.copy(bytes, at);
    at += AFTER_ID.copy(bytes, at);
    at += payload.copy(bytes, at);
    at += END.copy(bytes, at);
  }
  return { bytes, places };
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
