import { analyse } from 'chardet';
import { firstBytes } from '../containers/head.ts';
import type { ArchiveFile } from '../format.ts';
import { encodingOf } from '../text/utf16.ts';

/** The usual encoding of western programs that do not write UTF-8. */
const FALLBACK = 'windows-1252';
const SAMPLE_BYTES = 256 * 1024;
/**
 * In Latin text, letters outside ASCII stand alone. In other scripts and in East Asian encodings they form whole words.
 */
const WORD = /[\x80-\xff]{3,}/g;
const ACCENTED = /[\x80-\xff]/g;
const LEAST_IN_WORDS = 1 / 4;

/**
 * The label of `TextDecoder`: UTF-16 by its byte order mark, UTF-8 if the whole file is UTF-8, else the most likely
 * one.
 */
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
    // The end of the sample may cut a character in two.
    new TextDecoder(name, { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
}
