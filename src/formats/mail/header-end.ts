const NEWLINE = 0x0a;
const RETURN = 0x0d;
/** What may stand in a header: a field, what continues one, and the line of a mailbox. */
const OF_HEADER = /^([!-9;-~]+[ \t]*:|[ \t]|>?From )/;
/** More is looked at in no line. */
const MAX_LINE_BYTES = 1_000;

/**
 * The mail with the empty line between header and body, where its mailer forgot it and the body would be lost in the
 * header. A line that is no field but stands before one is none of the body.
 */
export function withHeaderEnd(mail: Buffer): Buffer {
  const length = headerLength(mail);
  let body = length;
  for (let end = length; end > 0;) {
    const start = end < 2 ? 0 : mail.lastIndexOf(NEWLINE, end - 2) + 1;
    if (OF_HEADER.test(mail.toString('latin1', start, Math.min(end, start + MAX_LINE_BYTES)))) break;
    body = start;
    end = start;
  }
  if (body === length || body === 0) return mail;
  return Buffer.concat([mail.subarray(0, body), Buffer.from('\n'), mail.subarray(body)]);
}

/** Up to the empty line, in bytes. */
function headerLength(mail: Buffer): number {
  for (let at = mail.indexOf(NEWLINE); at !== -1; at = mail.indexOf(NEWLINE, at + 1)) {
    const next = mail[at + 1] === RETURN ? at + 2 : at + 1;
    if (mail[next] === NEWLINE) return at + 1;
  }
  return mail.length;
}
