import { type Address, addressParser } from 'postal-mime';
import { withoutTrailing } from '../text/trailing.ts';
import { decodeWords, joinWords } from './encoded-words.ts';

/** A person, list or newsgroup that a mail names. */
export interface MailAddress {
  /** In lower case, and with `@` where the archive wrote ` at `. Null if the mail gives only a name. */
  readonly address: string | null;
  /** As written. Null if the mail gives no name. */
  readonly name: string | null;
  /** True for a newsgroup. Its address is its name. */
  readonly isGroup?: true;
}

const MAX_NAME_LENGTH = 500;
const MAX_ADDRESS_LENGTH = 320;
/** An address with its name, comments and route. */
const MAX_FIELD_LENGTH = 2_000;

/** Reads an address field: `Jo Doe <jo@example.org>, jim at example.org (Jim)`. Of a group it gives the members. */
export function readAddresses(field: string): MailAddress[] {
  return joinNames(addressParser(regular(joinWords(field)), { flatten: true })).flatMap(
    ({ address: written, name: given }) => {
      const name = cleanName(decodeWords(given));
      // Mail within one machine has addresses such as `root`; mail by UUCP has `host!jo`.
      const address = normalise(written || (name !== null && !/\s/.test(name) ? name : ''));
      if (address === null && name === null) return [];
      return [{ address, name: name?.toLowerCase() === address ? null : name }];
    },
  );
}

/** Reads a list of newsgroups: `comp.lang.c, comp.std.c`. */
export function readGroups(field: string): MailAddress[] {
  const names = field.split(',').map((name) => normalise(name));
  return names.flatMap((address) => (address === null ? [] : [{ address, name: null, isGroup: true }]));
}

/** Reads only the name from a field whose address is not an internet address: `Doe, Jo </O=EXAMPLE/CN=JDOE>`. */
export function readName(field: string): string | null {
  const [written = ''] = decodeWords(field.slice(0, MAX_FIELD_LENGTH)).split(/[<[/]/, 1);
  return written.includes('@') ? null : cleanName(written);
}

interface AddressParts {
  readonly address: string;
  readonly name: string;
}

/** The parser splits a name with a comma and no quotes in two: `Doe, Jo <jo@example.org>`. This joins the two. */
function joinNames(parsed: readonly Address[]): AddressParts[] {
  const joined: AddressParts[] = [];
  let family: string | null = null;
  for (const { address = '', name } of parsed) {
    if (family !== null && address !== '' && name !== '') joined.push({ address, name: `${family}, ${name}` });
    else joined.push(...(family === null ? [] : [{ address: '', name: family }]), { address, name });
    family = address === '' ? name : null;
    if (family !== null) joined.pop();
  }
  return family === null ? joined : [...joined, { address: '', name: family }];
}

/** Archives on the web write ` at `, so that programs do not collect the addresses. */
const HIDDEN_AT = /([\w.+=-]{1,64})(?: at | ?[([]at[)\]] ?)((?:[\w-]+\.)+[\w-]+)/gi;
/** Exchange writes `Jo Doe [SMTP:jo@example.org]`. */
const EXCHANGE = /\[(?:smtp|mailto):\s*([^\s[\]<>]+)\]/gi;
/** Notes writes `Jo Doe/Sales/Example@Example`, with `CN=`, `OU=` and `O=` or without. */
const NOTES =
  /(^|,)\s*(?:CN=)?([^,<>"@/:;()]{1,60}\s[^,<>"@/:;()]{1,60})((?:\/[^,<>"@/]{1,60}){1,8}@[^,<>"@\s]{1,60})(?=\s*(?:,|$))/gi;

/** Rewrites the special forms of some mail programs into the form of RFC 5322. */
function regular(field: string): string {
  const plain = field.includes('[') ? field.replaceAll(EXCHANGE, '<$1>') : field;
  if (!plain.includes('@')) return plain.replaceAll(HIDDEN_AT, '$1@$2');
  return plain.includes('/') ? plain.replaceAll(NOTES, '$1 "$2" <$2$3>') : plain;
}

function normalise(address: string): string | null {
  if (address.length > MAX_FIELD_LENGTH) return null;
  const written = address
    .replaceAll(/"[^"]*"@|[\s\0<>]/g, (found) => (found.length > 1 ? found : ''))
    .replace(/^mailto:/i, '')
    // The route of RFC 822: `@relay.example.org:jo@example.org`.
    .replace(/^@[^:]*:(?=.)/, '')
    .replace(/^[["']+(.*@.*[^\]"'])["'\]]+$/, '$1');
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
  return /[\p{L}\p{N}]/u.test(clean) ? clean : null;
}
