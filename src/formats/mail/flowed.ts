const LINE = /^(>*)( ?)(.*)$/s;

/**
 * Joins the lines that a mailer broke only to fit them in (RFC 3676): those that end in a blank, with the next one of the
 * same depth of quotation. The line before a signature ends in a blank and is none of them, nor is a line of blanks.
 *
 * @param hasPadding whether the blank stands for the break alone (`DelSp=yes`)
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
