import { toLabel } from '../kit/chat-parts.ts';

/** A shortened address (`https://t.co/…`) and the one that it stands for. */
export interface ShortLink {
  readonly short: string | null | undefined;
  readonly full: string | null | undefined;
}

/** Neither is any post's; beyond them nothing is expanded, so that what stands in an archive can't make a text without end. */
const MAX_SHORT_LINKS = 1_000;
const MAX_SHORT_LENGTH = 200;
/** What addresses may add to a text: as much as the record takes of one. */
const MAX_ADDED_LENGTH = 1_000_000;

/** The text as it was written: with the addresses that were shortened in it, without those of pictures that follow it. */
export function expandText(
  text: string,
  links: readonly ShortLink[],
  media: readonly (string | null | undefined)[] = [],
): string {
  const pictures = media.flatMap((short): [string, string][] => (isSaid(short) ? [[short, '']] : []));
  const addresses = links.flatMap(({ short, full }): [string, string][] =>
    isSaid(short) && isSaid(full) ? [[short, full]] : [],
  );
  const short = [...pictures, ...addresses].filter(([address]) => address.length <= MAX_SHORT_LENGTH);
  return replaced(text, new Map(short.slice(0, MAX_SHORT_LINKS)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trimEnd();
}

/** All at once: what one of them stands for is not looked through for the others. */
function replaced(text: string, meant: ReadonlyMap<string, string>): string {
  if (meant.size === 0) return text;
  const longestFirst = [...meant.keys()].sort((one, other) => other.length - one.length);
  const any = new RegExp(longestFirst.map((short) => short.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|'), 'g');
  let added = 0;
  return text.replaceAll(any, (short) => {
    const full = meant.get(short) ?? short;
    added += full.length;
    return added > MAX_ADDED_LENGTH ? short : full;
  });
}

export function fullAddresses(links: readonly ShortLink[]): string[] {
  return links.flatMap(({ full }) => (isSaid(full) ? full : []));
}

/** A file by its address: `https://ton.twitter.com/dm/1/2/a.jpg` → `a.jpg` */
export function mediaFile(url: string) {
  const address = url.split('?')[0] ?? url;
  return { name: toLabel(address.split('/').at(-1)), url: toLabel(address) };
}

function isSaid(text: string | null | undefined): text is string {
  return text !== null && text !== undefined && text !== '';
}
