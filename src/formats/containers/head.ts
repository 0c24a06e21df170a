import { encodingOf } from '../text/utf16.ts';

const HEAD_BYTES = 64 * 1024;

/** The first bytes of a content. The rest is not read. */
export async function firstBytes(bytes: AsyncIterable<Uint8Array>, count: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= count) break;
  }
  return Buffer.concat(chunks).subarray(0, count);
}

/** Implements `ArchiveFile.head`. */
export async function readHead(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const head = await firstBytes(bytes, HEAD_BYTES);
  return new TextDecoder(encodingOf(head)).decode(head);
}
