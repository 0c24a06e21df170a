import { analyse } from 'chardet';
import { firstBytes } from '../containers/head.ts';
import type { ArchiveFile } from '../format.ts';
import { encodingOf } from '../text/utf16.ts';

/** What western programs write that do not write UTF-8. */
const FALLBACK = 'windows-1252';
const SAMPLE_BYTES = 256 * 1024;
/** Latin letters with accents stand alone; of other scripts, and of bytes in pairs, there are whole words. */
const WORD = /[\x80-\xff]{3,}/g;
const ACCENTED = /[\x80-\xff]/g;
const LEAST_IN_WORDS = 1 / 4;

/** As `TextDecoder` knows it: UTF-16 by its mark, UTF-8 where it is that to its end, else what the bytes are likest to. */
export async function findEncoding(file: ArchiveFile): Promise<string> {
  const marked = encodingOf(await firstBytes(file.open(), 2));
  if (marked !== 'utf-8') return marked;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of file.open()) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return 'utf-8';
  } catch {
    return guessEncoding(await firstBytes(file.open(), SAMPLE_BYTES));
  }
}

function guessEncoding(sample: Buffer): string {
  const text = sample.toString('latin1');
  const inWords = (text.match(WORD) ?? []).join('').length;
  const all = text.match(ACCENTED)?.length ?? 0;
  if (all === 0 || inWords / all < LEAST_IN_WORDS) return FALLBACK;
  const names = analyse(sample).map(({ name }) => name.toLowerCase());
  return names.find((name) => !name.startsWith('utf-') && canDecode(name, sample)) ?? FALLBACK;
}

function canDecode(name: string, sample: Buffer): boolean {
  try {
    // A character may be cut in two where the sample ends.
    new TextDecoder(name, { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
}
