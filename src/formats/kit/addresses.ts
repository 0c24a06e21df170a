/** Addresses of pages and files in archives of chats. */
import { withoutTrailing } from '../text/trailing.ts';
import { toLabel } from './chat-parts.ts';

/** The addresses in a text, without the punctuation that follows them. */
export function urlsIn(text: string): string[] {
  return Array.from(text.matchAll(/\bhttps?:\/\/[^\s<>"]+/gi), ([found]) => {
    const bare = withoutTrailing(found, ".,;:!?'*_~|]}");
    return bare.includes('(') ? bare : withoutTrailing(bare, ')');
  });
}

/** The address of a file without its query: it has a token or signature that is different in each export. */
export function withoutQuery(url: string | null | undefined): string | undefined {
  return toLabel(url?.split('?')[0]);
}

/** `a.jpg` of `https://files.example/1/a.jpg`, and of a path on any system: `photos/a.jpg`, `photos\a.jpg` */
export function fileNameOf(address: string): string | undefined {
  return toLabel(address.split(/[\\/]/).at(-1));
}
