import { createReadStream } from 'node:fs';
import { gunzip } from './gzip.ts';
import { firstBytes } from './head.ts';

/** How a file on disk is packed, from its first bytes. */
export type Packing = 'ZIP' | 'GZIP' | 'TAR' | 'TAR_GZIP' | 'NONE';

const TAR_HEADER_BYTES = 512;
const TAR_MARK = { at: 257, text: 'ustar' } as const;
/** The checksum field: an octal number. It counts as spaces in its own sum. */
const TAR_SUM = { at: 148, bytes: 8 } as const;

export async function packingOf(location: string): Promise<Packing> {
  const start = await firstBytes(createReadStream(location, { end: TAR_HEADER_BYTES - 1 }), TAR_HEADER_BYTES);
  if (/^PK(\x03\x04|\x05\x06)/.test(start.toString('latin1'))) return 'ZIP';
  if (isTar(start)) return 'TAR';
  if (start[0] !== 0x1f || start[1] !== 0x8b) return 'NONE';
  // A damaged beginning is reported when the archive is opened.
  const unpacked = await firstBytes(gunzip(location), TAR_HEADER_BYTES).catch(() => Buffer.alloc(0));
  return isTar(unpacked) ? 'TAR_GZIP' : 'GZIP';
}

/** Recognised by the magic number, or, for tars before 1988 (which have none), by the checksum of the first header. */
function isTar(start: Buffer): boolean {
  if (start.toString('latin1', TAR_MARK.at, TAR_MARK.at + TAR_MARK.text.length) === TAR_MARK.text) return true;
  if (start.length < TAR_HEADER_BYTES) return false;
  const end = TAR_SUM.at + TAR_SUM.bytes;
  const stated = /^ *([0-7]+)[ \0]*$/.exec(start.toString('latin1', TAR_SUM.at, end))?.[1];
  const bytes = Buffer.concat([start.subarray(0, TAR_SUM.at), Buffer.alloc(TAR_SUM.bytes, ' '), start.subarray(end)]);
  return stated !== undefined && bytes.reduce((sum, byte) => sum + byte, 0) === Number.parseInt(stated, 8);
}

/** Whether the name of a file is that of a packed file. */
export function isPacked(path: string): boolean {
  return /\.(zip|tar|tgz|gz)$/i.test(path);
}
