import { toLabel } from './chat-parts.ts';

/** A shortened address (`https://t.co/…`) and the one that it stands for. */
export interface ShortLink {
  readonly short: string | null | undefined;
  readonly full: string | null | undefined;
}

/** The text as it was written: with the addresses that were shortened in it, without those of pictures that follow it. */
export function expandText(
  text: string,
  links: readonly ShortLink[],
  media: readonly (string | null | undefined)[] = [],
): string {
  let expanded = text;
  for (const { short, full } of links)
    if (isSaid(short) && isSaid(full)) expanded = expanded.replaceAll(short, () => full);
  for (const short of media) if (isSaid(short)) expanded = expanded.replaceAll(short, '');
  return expanded.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').trimEnd();
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
