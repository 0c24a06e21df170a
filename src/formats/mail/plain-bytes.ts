const NEWLINE = 0x0a;
const RETURN = 0x0d;
const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * The bytes of mails as mailers write them: without the byte order mark that editors put before them, lines of old Macs,
 * which end in returns alone, with newlines, and what was saved as UTF-16 as UTF-8. The first chunk tells.
 */
export async function* plainBytes(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let convert: ((chunk: Buffer) => Buffer) | null = null;
  for await (const chunk of chunks) {
    if (chunk.length === 0) continue;
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    if (convert !== null) {
      yield convert(bytes);
      continue;
    }
    convert = converterFor(bytes);
    const first = convert(bytes);
    yield first.subarray(0, UTF8_MARK.length).equals(UTF8_MARK) ? first.subarray(UTF8_MARK.length) : first;
  }
}

function converterFor(first: Buffer): (chunk: Buffer) => Buffer {
  const mark = first.length < 2 ? 0 : first.readUInt16BE(0);
  if (mark === 0xfffe || mark === 0xfeff) {
    const decoder = new TextDecoder(mark === 0xfffe ? 'utf-16le' : 'utf-16be');
    return (chunk) => Buffer.from(decoder.decode(chunk, { stream: true }));
  }
  const returned = first.indexOf(RETURN);
  const isOldMac = returned !== -1 && returned < first.length - 1 && !first.includes(NEWLINE);
  return isOldMac ? (chunk) => Buffer.from(chunk.map((byte) => (byte === RETURN ? NEWLINE : byte))) : (chunk) => chunk;
}
