import { asUtf8 } from '../text/utf16.ts';

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Normalises the bytes of a mail file. It removes a byte order mark, changes the line ends of old Macs (CR) to LF, and
 * converts UTF-16 to UTF-8. The first chunk decides what is necessary.
 */
export async function* plainBytes(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let convert: ((chunk: Buffer) => Buffer) | null = null;
  for await (const chunk of asUtf8(chunks)) {
    if (chunk.length === 0) continue;
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    if (convert !== null) {
      yield convert(bytes);
      continue;
    }
    convert = isOldMac(bytes) ? withNewlines : (others) => others;
    const first = convert(bytes);
    yield first.subarray(0, UTF8_MARK.length).equals(UTF8_MARK) ? first.subarray(UTF8_MARK.length) : first;
  }
}

function isOldMac(first: Buffer): boolean {
  const returned = first.indexOf(RETURN);
  return returned !== -1 && returned < first.length - 1 && !first.includes(NEWLINE);
}

function withNewlines(chunk: Buffer): Buffer {
  return Buffer.from(chunk.map((byte) => (byte === RETURN ? NEWLINE : byte)));
}
