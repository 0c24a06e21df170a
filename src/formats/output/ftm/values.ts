/** Values as the types of FollowTheMoney's properties accept them; other values are left out. */

/** Characters of one value of the type `text`. */
const MAX_TEXT = 65_000;

/** In lower case; undefined for text that is not a public address: `ann@localhost`, `ann@example.org)` */
export function ftmEmail(handle: string): string | undefined {
  const isEmail =
    /^[^<>()[\],;:?\s@"]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]*[\p{L}\p{N}]$/u;
  return isEmail.test(handle) ? handle.toLowerCase() : undefined;
}

/** Undefined for text that is not a media type, and for `application/octet-stream`, which means that no type is known. */
export function ftmMediaType(mediaType: string | undefined): string | undefined {
  if (mediaType === undefined || !/^[\w.+-]+\/[\w.+-]+$/.test(mediaType)) return undefined;
  return mediaType.toLowerCase() === 'application/octet-stream' ? undefined : mediaType.toLowerCase();
}

/** A text as one value; a longer text as several values, cut at line ends where there are any. */
export function ftmTexts(text: string | undefined): string[] {
  const parts: string[] = [];
  let rest = text ?? '';
  while (rest.length > MAX_TEXT) {
    const lineEnd = rest.lastIndexOf('\n', MAX_TEXT - 1) + 1;
    const isHalved = /[\uD800-\uDBFF]/.test(rest.charAt(MAX_TEXT - 1));
    const end = lineEnd > 0 ? lineEnd : isHalved ? MAX_TEXT - 1 : MAX_TEXT;
    parts.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...parts, rest];
}
