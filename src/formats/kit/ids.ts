/**
 * Ids of imported entries and named records. They come from the archive itself (an address, a channel and a time stamp,
 * a Message-ID), so that they are the same in every export. They never contain a line number.
 */
import { sha256 } from '../../domain/digest.ts';
import type { NodeType } from '../../domain/record/ids.ts';
import { MAX_ID_LENGTH } from '../../domain/record/limits.ts';

/** `actor:email/ann@example.org`. If the platform ignores case in handles, pass the handle in lower case. */
export function actorId(platform: string, handle: string): string {
  return toId('actor', [platform, handle]);
}

/** `actor:whatsapp/family/Ann` in `collection:family`: a person for whom the archive gives only a name. */
export function namedActorId(platform: string, collection: string, name: string): string {
  return toId('actor', [platform, nameOf(collection), name]);
}

/** `message:team-chat/general/1661990400.000200` of `collection:team-chat` */
export function entryId(type: 'message' | 'statement', collection: string, ...parts: readonly string[]): string {
  return toId(type, [nameOf(collection), ...parts]);
}

export function threadId(collection: string, ...parts: readonly string[]): string {
  return toId('thread', [nameOf(collection), ...parts]);
}

export function sourceId(collection: string, ...parts: readonly string[]): string {
  return toId('source', [nameOf(collection), ...parts]);
}

/** `link:example.org/a/page` */
export function linkId(url: string): string {
  return toId('link', url.replace(/^https?:\/\//, '').split('/'));
}

/** `collection:team-chat` for `Team chat` */
export function collectionId(name: string): string {
  const slug = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const words = slug.match(/[a-z0-9]+/g) ?? [];
  // Without the digest, all names in other scripts would give the same id.
  const isWhole = !/[^\p{P}\p{S}\p{Z}\p{C}a-z0-9]/u.test(slug);
  return toId('collection', [[...words, ...(isWhole && words.length > 0 ? [] : [digestOf(name)])].join('-')]);
}

/** Long enough that two texts of an archive do not share a digest. */
function digestOf(text: string): string {
  return sha256(text).slice(0, 12);
}

function nameOf(collection: string): string {
  return collection.slice(collection.indexOf(':') + 1);
}

/**
 * Characters that an id can't have become `-`. Then a digest of the original text is added, so that different texts
 * give different ids.
 */
function toId(type: NodeType, parts: readonly string[]): string {
  const written = parts.map(toPart).join('/');
  const id = `${type}:${/^[A-Za-z0-9]/.test(written) ? '' : '0'}${written}`;
  if (id.length <= MAX_ID_LENGTH) return id;
  const tail = `~${digestOf(JSON.stringify(parts))}`;
  return id.slice(0, MAX_ID_LENGTH - tail.length) + tail;
}

function toPart(part: string): string {
  const safe = part
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9._@+=-]+/g, '-');
  return safe === part ? part : `${safe}~${digestOf(part)}`;
}
