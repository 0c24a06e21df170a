import { createReadStream } from 'node:fs';
import { gunzip } from './gzip.ts';
import { firstBytes } from './head.ts';

/** How a file on disk is packed, by what it begins with. */
export type Packing = 'ZIP' | 'GZIP' | 'TAR' | 'TAR_GZIP' | 'NONE';

const TAR_MARK = { at: 257, text: 'ustar' } as const;
const TAR_HEADER_BYTES = 512;

export async function packingOf(location: string): Promise<Packing> {
  const start = await firstBytes(createReadStream(location, { end: TAR_HEADER_BYTES - 1 }), TAR_HEADER_BYTES);
  if (/^PK(\x03\x04|\x05\x06)/.test(start.toString('latin1'))) return 'ZIP';
  if (isTar(start)) return 'TAR';
  if (start[0] !== 0x1f || start[1] !== 0x8b) return 'NONE';
  // One that is damaged from its beginning is told when it is opened.
  const unpacked = await firstBytes(gunzip(location), TAR_HEADER_BYTES).catch(() => Buffer.alloc(0));
  return isTar(unpacked) ? 'TAR_GZIP' : 'GZIP';
}

function isTar(start: Buffer): boolean {
  return start.toString('latin1', TAR_MARK.at, TAR_MARK.at + TAR_MARK.text.length) === TAR_MARK.text;
}

/** Whether a file is packed, by its name. */
export function isPacked(path: string): boolean {
  return /\.(zip|tar|tgz|gz)$/i.test(path);
}
