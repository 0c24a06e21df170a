/** Addresses that X shortened in texts (`https://t.co/…`), and the addresses that they stand for. */
import { MAX_TEXT_LENGTH } from '../../domain/record/limits.ts';
import { withoutQuery, fileNameOf } from '../kit/addresses.ts';
import { isGiven } from '../kit/given.ts';
import { unescapeEntities } from '../text/entities.ts';

export interface ShortLink {
  readonly short: string | null | undefined;
  readonly full: string | null | undefined;
}

/** More than any post has. Links beyond these limits stay short, so that an archive can't make a very long text. */
const MAX_SHORT_LINKS = 1_000;
const MAX_SHORT_LENGTH = 200;

/** The text as its author wrote it: with full addresses, and without the addresses of pictures at its end. */
export function expandText(
  text: string,
  links: readonly ShortLink[],
  media: readonly (string | null | undefined)[] = [],
): string {
  const pictures = media.flatMap((short): [string, string][] => (isGiven(short) ? [[short, '']] : []));
  const addresses = links.flatMap(({ short, full }): [string, string][] =>
    isGiven(short) && isGiven(full) ? [[short, full]] : [],
  );
  const short = [...pictures, ...addresses].filter(([address]) => address.length <= MAX_SHORT_LENGTH);
  return unescapeEntities(replaceAddresses(text, new Map(short.slice(0, MAX_SHORT_LINKS)))).trimEnd();
}

/** All in one pass, so that a full address is not searched for short ones. */
function replaceAddresses(text: string, fullByShort: ReadonlyMap<string, string>): string {
  if (fullByShort.size === 0) return text;
  const longestFirst = [...fullByShort.keys()].sort((one, other) => other.length - one.length);
  const any = new RegExp(longestFirst.map((short) => short.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|'), 'g');
  let added = 0;
  return text.replaceAll(any, (short) => {
    const full = fullByShort.get(short) ?? short;
    added += full.length;
    // Addresses add at most as much to a text as the record takes as a text.
    return added > MAX_TEXT_LENGTH ? short : full;
  });
}

export function fullAddresses(links: readonly ShortLink[]): string[] {
  return links.flatMap(({ full }) => (isGiven(full) ? full : []));
}

/** `https://ton.twitter.com/dm/1/2/a.jpg?t=1` → `a.jpg`, with its address without the query */
export function mediaFile(address: string): { readonly name: string | undefined; readonly url: string | undefined } {
  const url = withoutQuery(address);
  return { name: fileNameOf(url ?? ''), url };
}
