/** `12/03/2016` for `١٢/٠٣/٢٠١٦`: digits of every script as those of ASCII. */
export function withAsciiDigits(text: string): string {
  return text.replaceAll(/\p{Nd}/gu, toAsciiDigit);
}

function toAsciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}
