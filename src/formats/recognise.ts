import { open } from 'node:fs/promises';
import { DomainError } from '../errors.ts';
import type { InputFormat } from './format.ts';
import { ownJson } from './own-json.ts';
import { ownNdjson } from './own-ndjson.ts';

/** Every format that can be read; the first one that recognises a file reads it. */
export const INPUT_FORMATS: readonly InputFormat[] = [ownNdjson, ownJson];

const HEAD_BYTES = 64 * 1024;

/**
 * The format of a file, by what it begins with.
 *
 * @throws DomainError BAD_RECORD where no format knows it.
 */
export async function recogniseFormat(path: string): Promise<InputFormat> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
  const head = buffer.subarray(0, bytesRead).toString('utf8');
  const format = INPUT_FORMATS.find((candidate) => candidate.recognises(head));
  if (format !== undefined) return format;
  if (bytesRead === 0) throw new DomainError('BAD_RECORD', 'is empty.', { file: path });
  const known = INPUT_FORMATS.map(({ name }) => name).join(', ');
  throw new DomainError(
    'BAD_RECORD',
    `is in none of the known formats (${known}); --format says which it is meant to be.`,
    { file: path },
  );
}
