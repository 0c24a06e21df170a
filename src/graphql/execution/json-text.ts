/** JSON; a long one as UTF-8, because bytes move from one thread to another without a copy. */
export type JsonText = string | Uint8Array<ArrayBuffer>;

/** The text as it is sent, without a copy of bytes. */
export function bytesOf(text: JsonText): Buffer {
  return typeof text === 'string' ? Buffer.from(text) : Buffer.from(text.buffer, text.byteOffset, text.length);
}
