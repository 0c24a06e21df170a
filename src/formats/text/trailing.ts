/**
 * A text without those of these characters that it ends in. A regular expression for them (`/[.,]+$/`) begins anew at each
 * one of a run that something else follows, and so takes the square of its length.
 */
export function withoutTrailing(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
