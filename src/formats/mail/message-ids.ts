import type { MailAddress } from './addresses.ts';
import type { MailHeaders } from './mime.ts';

/** Which mail this is and which ones it goes back to, by their Message-IDs, without brackets. */
export interface MailIdentity {
  /** Null where the mail has none. */
  readonly id: string | null;
  /** The mail that it answers. */
  readonly parent: string | null;
  /** From the first of the thread to the nearest. */
  readonly references: readonly string[];
}

/** @param addresses of those whom the mail names, which old mailers write where an id belongs */
export function identify(headers: MailHeaders, addresses: readonly MailAddress[]): MailIdentity {
  const id = ownId(headers.first('message-id') ?? '');
  const isOther = (other: string) => other !== id;
  const references = idsIn(headers.all('references').join(' ')).filter(isOther);
  // Old mailers write `Message from jo@example.org of Monday <17.3@example.org>`: the last is the mail.
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

/** Ids stand in brackets; where none does, whatever could be one, if there is nothing else. */
function idsIn(field: string): string[] {
  const bracketed = field.match(/<[^<>]+>/g) ?? [];
  const bare = bracketed.length > 0 ? [] : field.split(/[\s,]+/).filter((part) => part !== '');
  if (bare.length > 0) return bare.every((part) => /^[^\s@<>"()]+@[^\s@<>"()]+$/.test(part)) ? bare : [];
  return bracketed.map((id) => id.slice(1, -1).replaceAll(/\s/g, '')).filter((id) => id !== '');
}
