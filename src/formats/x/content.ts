/** The content of a post: its text, its links and its media, and the post that it repeats. */
import type { XPost } from './post.ts';
import type { ShortLink } from './short-links.ts';

/** Its text. The oldest archives cut the text of a retweet; they have the whole text in another member. */
export function textOf({ full_text, text: short, retweeted_status }: XPost): string {
  const written = full_text ?? short ?? '';
  const repeated = retweeted_status?.full_text ?? retweeted_status?.text ?? '';
  const [start = '', beginning = ''] = /^(RT @\w+: )(.*)…$/s.exec(written)?.slice(1) ?? [];
  return start !== '' && repeated.startsWith(beginning) ? start + repeated : written;
}

export function shortLinksOf({ entities }: XPost): ShortLink[] {
  return (entities?.urls ?? []).map(({ url: short, expanded_url: full }) => ({ short, full }));
}

export function mediaOf({ entities, extended_entities }: XPost): { readonly short: string; readonly url: string }[] {
  const media = extended_entities?.media ?? entities?.media ?? [];
  return media.flatMap((each) => {
    const videos = (each.video_info?.variants ?? []).filter(({ bitrate }) => bitrate !== null && bitrate !== undefined);
    const best = videos.sort((left, right) => Number(right.bitrate) - Number(left.bitrate))[0]?.url;
    const address = best ?? each.media_url_https ?? each.media_url ?? '';
    return address === '' ? [] : { short: each.url ?? '', url: address };
  });
}

/** The author of the post that a retweet repeats: `RT @ann: …` */
export function retweetedFrom({ full_text, text: short, entities, retweeted_status }: XPost) {
  if (retweeted_status?.user !== null && retweeted_status?.user !== undefined) return retweeted_status.user;
  const username = /^RT @(\w+):/.exec(full_text ?? short ?? '')?.[1]?.toLowerCase();
  if (username === undefined) return undefined;
  return (entities?.user_mentions ?? []).find(({ screen_name }) => screen_name?.toLowerCase() === username);
}

/** `https://twitter.com/ann/status/1` → username and id; null for any other address */
export function postAddress(address: string): { readonly username: string; readonly id: string } | null {
  const [, username, id] =
    /^https?:\/\/(?:www\.|mobile\.)?(?:twitter|x)\.com\/(\w+)\/status\/(\d+)/i.exec(address) ?? [];
  return username === undefined || id === undefined ? null : { username, id };
}
