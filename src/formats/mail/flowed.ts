const LINE = /^(>*)( ?)(.*)$/s;

/**
 * Joins the lines that a mailer broke only to fit them in (RFC 3676): those that end in a blank, with the next one of the
 * same depth of quotation. The line before a signature ends in a blank and is none of them.
 *
 * @param hasPadding whether the blank stands for the break alone (`DelSp=yes`)
 */
export function joinFlowed(text: string, hasPadding: boolean): string {
  const joined: { readonly marks: string; content: string }[] = [];
  let goesOn = false;
  for (const line of text.split('\n')) {
    const [, marks = '', , content = ''] = LINE.exec(line) ?? [];
    const last = joined.at(-1);
    const isSignature = content === '-- ';
    if (goesOn && last !== undefined && last.marks === marks && !isSignature) {
      last.content = (hasPadding ? last.content.slice(0, -1) : last.content) + content;
    } else {
      joined.push({ marks, content });
    }
    goesOn = content.endsWith(' ') && !isSignature;
  }
  return joined.map(({ marks, content }) => (marks === '' ? content : `${marks} ${content}`)).join('\n');
}
