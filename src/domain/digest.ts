import { createHash } from 'node:crypto';

/** SHA-256 of the UTF-8 text or the bytes, in hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** JSON with the keys of every object sorted and absent values left out: the same text for the same value. */
export function canonicalJson(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members: readonly [string, unknown][] = Object.entries(value).sort(([left], [right]) =>
    left < right ? -1 : 1,
  );
  const written = members.filter(([, member]) => member !== undefined);
  return `{${written.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`;
}
