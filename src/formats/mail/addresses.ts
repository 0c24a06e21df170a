import { type Address, addressParser, decodeWords } from 'postal-mime';
import { withoutTrailing } from '../trailing.ts';

/** Someone whom a mail names. */
export interface MailAddress {
  /** In lower case, without what archives put in place of `@`; null where only a name is given. */
  readonly address: string | null;
  /** As written; null where there is none. */
  readonly name: string | null;
}

const MAX_NAME_LENGTH = 500;
const MAX_ADDRESS_LENGTH = 320;

/** Those whom an address field names, groups without their names: `Jo Doe <jo@example.org>, jim at example.org (Jim)`. */
export function readAddresses(field: string): MailAddress[] {
  return joinNames(addressParser(withAt(field), { flatten: true })).flatMap(({ address: written, name: given }) => {
    const name = cleanName(decodeWords(given));
    // Mail within one machine went to `root`, and by UUCP to `host!jo`.
    const address = normalise(written || (name !== null && !/\s/.test(name) ? name : ''));
    if (address === null && name === null) return [];
    return [{ address, name: name?.toLowerCase() === address ? null : name }];
  });
}

interface Parsed {
  readonly address: string;
  readonly name: string;
}

/** A name with a comma and no quotes falls apart: `Doe, Jo <jo@example.org>`. */
function joinNames(parsed: readonly Address[]): Parsed[] {
  const joined: Parsed[] = [];
  let family: string | null = null;
  for (const { address = '', name } of parsed) {
    if (family !== null && address !== '' && name !== '') joined.push({ address, name: `${family}, ${name}` });
    else joined.push(...(family === null ? [] : [{ address: '', name: family }]), { address, name });
    family = address === '' ? name : null;
    if (family !== null) joined.pop();
  }
  return family === null ? joined : [...joined, { address: '', name: family }];
}

/** Archives on the web write ` at ` lest addresses be harvested. */
function withAt(field: string): string {
  return field.includes('@') ? field : field.replaceAll(/(?<![\w.+=-])([\w.+=-]+) at ((?:[\w-]+\.)+[\w-]+)/g, '$1@$2');
}

function normalise(address: string): string | null {
  const written = address.replaceAll(/[\s\0<>]/g, '').replace(/^mailto:/i, '');
  const bare = withoutTrailing(written, '.,;').toLowerCase();
  return bare === '' || bare.length > MAX_ADDRESS_LENGTH ? null : bare.toWellFormed();
}

function cleanName(name: string): string | null {
  const clean = name
    .replaceAll(/[\s\0]+/g, ' ')
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .trim()
    .slice(0, MAX_NAME_LENGTH)
    .toWellFormed();
  return clean === '' ? null : clean;
}
