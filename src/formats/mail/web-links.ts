import { withoutTrailing } from '../text/trailing.ts';

/** A mail with more links is a newsletter. */
const MAX_LINKS = 20;
const MAX_URL_LENGTH = 2_000;
const QUOTED = /^\s*(>|\||[A-Za-z]{1,4}>)/;
/** The text below this line is a signature or footer, which is the same in every mail. */
const SIGNATURE = /^(-- ?|_{20,}|-{40,})$/;
const WEB_ADDRESS = /\bhttps?:\/\/[^\s<>"'`{}|\\^\u0000-\u0020]+/gi;

/**
 * The web addresses in the writer's own text: not in quoted lines, signatures and list footers, because those would
 * link mails that have nothing in common. The first 20, each once.
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

/** Removes the punctuation of the sentence after an address: `(see http://example.org/a).` */
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
