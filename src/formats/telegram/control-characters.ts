const BACKSLASH = 0x5c;
const HEXADECIMAL = 'x'.charCodeAt(0);
const IN_JSON = Buffer.from('u00');

/** The bytes of an export as valid JSON: Telegram Desktop writes control characters as `\x0B`, and JSON has `\u000B`. */
export async function* withJsonEscapes(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held = Buffer.alloc(0);
  for await (const chunk of bytes) {
    const whole = Buffer.concat([held, chunk]);
    const parts: Buffer[] = [];
    let start = 0;
    let at = whole.indexOf(BACKSLASH);
    for (; at !== -1 && at + 1 < whole.length; at = whole.indexOf(BACKSLASH, at + 2)) {
      if (whole[at + 1] !== HEXADECIMAL) continue;
      parts.push(whole.subarray(start, at + 1), IN_JSON);
      start = at + 2;
    }
    // The character after a backslash at the end comes with the next chunk.
    const end = at === -1 ? whole.length : at;
    held = whole.subarray(end);
    yield Buffer.concat([...parts, whole.subarray(start, end)]);
  }
  if (held.length > 0) yield held;
}
