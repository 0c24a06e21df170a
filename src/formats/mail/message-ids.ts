import type { MailAddress } from './addresses.ts';
import type { MailHeaders } from './mime.ts';

/** The Message-IDs of a mail and of the mails it refers to, without brackets. */
export interface MailIdentity {
  /** Null if the mail has no Message-ID. */
  readonly id: string | null;
  /** The Message-ID of the mail that it answers. */
  readonly parent: string | null;
  /** From the first mail of the thread to the nearest one. */
  readonly references: readonly string[];
}

/** @param addresses the addresses in the mail: old mail programs write them where a Message-ID belongs */
export function identify(headers: MailHeaders, addresses: readonly MailAddress[]): MailIdentity {
  const id = ownId(headers.first('message-id') ?? '');
  const isOther = (other: string) => other !== id;
  const references = idsIn(headers.all('references').join(' ')).filter(isOther);
  // Old mail programs write `Message from jo@example.org of Monday <17.3@example.org>`: the last one is the Message-ID.
  const isAddress = (other: string) =>
    !/\d/.test(other) || addresses.some(({ address }) => address === other.toLowerCase());
  const named = idsIn(headers.all('in-reply-to').join(' ')).filter(isOther);
  const answered = named.filter((other) => references.includes(other) || !isAddress(other)).at(-1);
  return { id, parent: answered ?? references.at(-1) ?? null, references };
}

function ownId(field: string): string | null {
  const bare = idsIn(field)[0] ?? field.replaceAll(/[\s<>]/g, '');
  return bare === '' ? null : bare;
}

/** Reads the ids in brackets. If there are no brackets, the words of the field are ids if all of them look like ids. */
function idsIn(field: string): string[] {
  const bracketed = field.match(/<[^<>]+>/g) ?? [];
  const bare = bracketed.length > 0 ? [] : field.split(/[\s,]+/).filter((part) => part !== '');
  if (bare.length > 0) return bare.every((part) => /^[^\s@<>"()]+@[^\s@<>"()]+$/.test(part)) ? bare : [];
  return bracketed.map((id) => id.slice(1, -1).replaceAll(/\s/g, '')).filter((id) => id !== '');
}
