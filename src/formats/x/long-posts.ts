/**
 * Long posts. An archive has their beginnings among the posts, and the whole texts in another script. Only the second
 * of the post and its first words show which beginning belongs to which text.
 */
import { z } from 'zod';
import type { ArchiveLocation } from '../format.ts';
import { instant } from '../dates/instants.ts';
import { unescapeEntities } from '../text/entities.ts';
import type { ShortLink } from './short-links.ts';

const text = z.string().nullish();

export const noteTweetShape = z.object({
  noteTweet: z.object({
    noteTweetId: z.string().min(1),
    createdAt: instant,
    core: z.object({
      text: z.string(),
      urls: z.array(z.object({ shortUrl: text, expandedUrl: text })).nullish(),
    }),
  }),
});

export interface LongPost {
  readonly id: string;
  /** An instant, to the second or finer. */
  readonly createdAt: string;
  readonly text: string;
  readonly links: readonly ShortLink[];
  readonly at: ArchiveLocation;
}

export function toLongPost({ noteTweet: note }: z.output<typeof noteTweetShape>, at: ArchiveLocation): LongPost {
  const links = (note.core.urls ?? []).map(({ shortUrl, expandedUrl }) => ({ short: shortUrl, full: expandedUrl }));
  return { id: note.noteTweetId, createdAt: note.createdAt, text: note.core.text, links, at };
}

/** The most characters of text in memory. Further long posts become entries of their own. */
const MAX_KEPT_LENGTH = 32 * 1024 * 1024;
const COMPARED_LENGTH = 60;

export class LongPosts {
  readonly #bySecond = new Map<string, LongPost[]>();
  #length = 0;

  /** @returns false if there is no room for it */
  add(post: LongPost): boolean {
    this.#length += post.text.length;
    if (this.#length > MAX_KEPT_LENGTH) return false;
    const second = toSecond(post.createdAt);
    this.#bySecond.set(second, [...(this.#bySecond.get(second) ?? []), post]);
    return true;
  }

  /** Removes and returns the long post of that second with this beginning. */
  take(createdAt: string, beginning: string): LongPost | undefined {
    const second = toSecond(createdAt);
    const made = this.#bySecond.get(second) ?? [];
    const compared = comparable(beginning);
    const found = made.find((post) => compared !== '' && comparable(post.text).startsWith(compared));
    if (found !== undefined) {
      this.#bySecond.set(
        second,
        made.filter((post) => post !== found),
      );
    }
    return found;
  }

  /** Long posts that belong to no post of the archive. */
  get remaining(): readonly LongPost[] {
    return [...this.#bySecond.values()].flat();
  }
}

/** Without addresses, which are short in one text and long in the other, and without the dots at a cut. */
function comparable(given: string): string {
  const [before = ''] = given.split(/https?:\/\//, 1);
  return unescapeEntities(before).replaceAll(/\s+/g, ' ').replace(/…\s*$/, '').trim().slice(0, COMPARED_LENGTH);
}

function toSecond(time: string): string {
  return time.slice(0, 19);
}
