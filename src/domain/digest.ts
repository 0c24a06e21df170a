import { hash } from 'node:crypto';

/** SHA-256 of the UTF-8 text or the bytes, in hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return hash('sha256', content);
}

type Members = Readonly<Record<string, unknown>>;

/** JSON with the keys of every object sorted and absent values left out: the same text for the same value. */
export function canonicalJson(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value !== 'object') return JSON.stringify(value);
  let written = '';
  if (Array.isArray(value)) {
    for (const element of value) written += `${written === '' ? '' : ','}${canonicalJson(element)}`;
    return `[${written}]`;
  }
  const members = value as Members;
  for (const name of Object.keys(members).sort()) {
    const member = members[name];
    if (member !== undefined) written += `${written === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(member)}`;
  }
  return `{${written}}`;
}

/** Whether `canonicalJson` writes the same text for both, found without writing it. */
export function isSameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return (one ?? null) === (other ?? null);
  }
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    return one.every((element, index) => isSameJson(element, other[index]));
  }
  const left = one as Members;
  const right = other as Members;
  const names = presentIn(left);
  return (
    names.length === presentIn(right).length &&
    names.every(
      (name) => Object.hasOwn(right, name) && right[name] !== undefined && isSameJson(left[name], right[name]),
    )
  );
}

function presentIn(members: Members): string[] {
  return Object.keys(members).filter((name) => members[name] !== undefined);
}
