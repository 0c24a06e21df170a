/** The encoding that the byte order mark in the first two bytes declares; UTF-8 if there is none. */
export function encodingOf(first: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const mark = first.length < 2 ? 0 : first.readUInt16BE(0);
  return mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8';
}

/** Converts UTF-16 text, which Windows programs write, to UTF-8. Text without a byte order mark stays unchanged. */
export async function* asUtf8(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held = Buffer.alloc(0);
  let decoder: TextDecoder | null | undefined;
  for await (const chunk of bytes) {
    if (decoder === null) {
      yield chunk;
      continue;
    }
    held = Buffer.concat([held, chunk]);
    if (decoder === undefined && held.length < 2) continue;
    const encoding = decoder?.encoding ?? encodingOf(held);
    decoder ??= encoding === 'utf-8' ? null : new TextDecoder(encoding);
    yield decoder === null ? held : Buffer.from(decoder.decode(held, { stream: true }));
    held = Buffer.alloc(0);
  }
  if (held.length > 0) yield held;
}
