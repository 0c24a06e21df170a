/** Replaces the digits of other scripts by ASCII digits: `١٢/٠٣/٢٠١٦` → `12/03/2016`. */
export function withAsciiDigits(text: string): string {
  return text.replaceAll(/\p{Nd}/gu, toAsciiDigit);
}

function toAsciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}
