import { hash } from 'node:crypto';

/** SHA-256 of the UTF-8 text or the bytes, in hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return hash('sha256', content);
}

/** JSON with the keys of every object sorted and absent values left out: the same text for the same value. */
export function canonicalJson(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value !== 'object') return JSON.stringify(value);
  let written = '';
  if (Array.isArray(value)) {
    for (const element of value) written += `${written === '' ? '' : ','}${canonicalJson(element)}`;
    return `[${written}]`;
  }
  const members = value as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(members).sort()) {
    const member = members[name];
    if (member !== undefined) written += `${written === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(member)}`;
  }
  return `{${written}}`;
}
