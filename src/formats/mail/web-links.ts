import { withoutTrailing } from '../text/trailing.ts';

/** More links than a person looks at are a newsletter's. */
const MAX_LINKS = 20;
const MAX_URL_LENGTH = 2_000;
const QUOTED = /^\s*(>|\||[A-Za-z]{1,4}>)/;
/** What stands below is the writer's, the list's or the provider's, and the same in each mail. */
const SIGNATURE = /^(-- ?|_{20,}|-{40,})$/;
const WEB_ADDRESS = /\bhttps?:\/\/[^\s<>"'`{}|\\^\u0000-\u0020]+/gi;

/**
 * The web addresses that a mail gives in its writer's own words: neither those of quoted lines nor of signatures and
 * list footers, which would join mails that have nothing else in common. The first 20, each once.
 */
export function webLinks(text: string): string[] {
  const found = new Set<string>();
  for (const line of text.split('\n')) {
    if (SIGNATURE.test(line)) break;
    if (!line.includes('://') || QUOTED.test(line)) continue;
    for (const [match] of line.matchAll(WEB_ADDRESS)) {
      const url = withoutTail(match);
      if (url.length <= MAX_URL_LENGTH && isWebAddress(url)) found.add(url);
      if (found.size === MAX_LINKS) return [...found];
    }
  }
  return [...found];
}

/** A sentence goes on after an address: `(see http://example.org/a).` */
function withoutTail(match: string): string {
  let url = withoutTrailing(match, '.,;:!?*_~');
  const count = (letter: string) => url.split(letter).length;
  const open = { ')': count('(') - count(')'), ']': count('[') - count(']') };
  for (;;) {
    const last = url.at(-1);
    if ((last !== ')' && last !== ']') || (open[')'] === 0 && open[']'] === 0)) return url;
    open[last] += 1;
    url = withoutTrailing(url.slice(0, -1), '.,;:!?');
  }
}

function isWebAddress(url: string): boolean {
  return URL.canParse(url) && new URL(url).hostname.includes('.');
}
