/** The encoding that a byte order mark says, of the first two bytes; else UTF-8. */
export function encodingOf(first: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const mark = first.length < 2 ? 0 : first.readUInt16BE(0);
  return mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8';
}

/** Text as UTF-8, which programs on Windows save as UTF-16. What bears no byte order mark is passed on as it is. */
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
