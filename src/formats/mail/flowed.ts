const LINE = /^(>*)( ?)(.*)$/s;

/**
 * Joins the lines of a `format=flowed` text (RFC 3676): a line that ends in a space continues in the next line of the
 * same quotation depth. The signature separator `-- ` and lines of only spaces are not joined.
 *
 * @param hasPadding whether that space only marks the break and must be removed (`DelSp=yes`)
 */
export function joinFlowed(text: string, hasPadding: boolean): string {
  const joined: { readonly marks: string; line: string }[] = [];
  let goesOn = false;
  for (const line of text.split('\n')) {
    const [, marks = '', stuffing = '', content = ''] = LINE.exec(line) ?? [];
    const isFixed = content === '-- ' || content.trim() === '';
    const last = joined.at(-1);
    if (goesOn && !isFixed && last?.marks === marks) {
      last.line = (hasPadding ? last.line.slice(0, -1) : last.line) + content;
    } else {
      joined.push({ marks, line: marks === '' ? content : marks + stuffing + content });
    }
    goesOn = content.endsWith(' ') && !isFixed;
  }
  return joined.map(({ line }) => line).join('\n');
}
