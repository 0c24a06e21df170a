const NEWLINE = 0x0a;
const RETURN = 0x0d;
/** The lines of a header: a field, the continuation of a field, and the separator of a mailbox. */
const OF_HEADER = /^([!-9;-~]+[ \t]*:|[ \t]|>?From )/;
/** How many bytes of a line are looked at. */
const MAX_LINE_BYTES = 1_000;

/**
 * Adds the empty line between header and body if the mail program left it out; without it the parser would read the
 * body as a part of the header. A line that is not a field but has a field after it still belongs to the header.
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

/** Length of the header in bytes, up to the empty line. */
function headerLength(mail: Buffer): number {
  for (let at = mail.indexOf(NEWLINE); at !== -1; at = mail.indexOf(NEWLINE, at + 1)) {
    const next = mail[at + 1] === RETURN ? at + 2 : at + 1;
    if (mail[next] === NEWLINE) return at + 1;
  }
  return mail.length;
}
