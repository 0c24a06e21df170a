/**
 * Removes the given characters from the end of a text. A regular expression (`/[.,]+$/`) would take quadratic time for
 * a long run of these characters in the middle of the text.
 */
export function withoutTrailing(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
