/** Replaces `&lt;`, `&gt;` and `&amp;`, the three characters that platforms escape in texts. */
export function unescapeEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
