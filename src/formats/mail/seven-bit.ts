/** Charsets of 7-bit mail that the decoders do not know. Each is another charset, shifted into ASCII. */
const SHIFTS: Readonly<
  Record<string, { readonly charset: string; readonly designation: RegExp; readonly run: RegExp }>
> = {
  'iso-2022-kr': { charset: 'euc-kr', designation: /\x1b\$\)C/g, run: /\x0e([^\x0f\n]*)\x0f?/g },
  'hz-gb-2312': { charset: 'gb18030', designation: /~\n/g, run: /~\{((?:(?!~\})[^\n])*)(?:~\})?/g },
};
const ALIASES: Readonly<Record<string, string>> = {
  hz: 'hz-gb-2312',
  'hz-gb2312': 'hz-gb-2312',
  csiso2022kr: 'iso-2022-kr',
};

/** Converts a shifted charset back to the 8-bit charset it comes from. Returns null for other charsets. */
export function toEightBit(
  bytes: Uint8Array,
  charset: string,
): { readonly bytes: Uint8Array; readonly charset: string } | null {
  const shift = SHIFTS[ALIASES[charset] ?? charset];
  if (shift === undefined) return null;
  const text = Buffer.from(bytes)
    .toString('latin1')
    .replaceAll(shift.designation, '')
    .replaceAll(shift.run, (_, run: string) => run.replaceAll(/[!-~]/g, raise));
  return { bytes: Buffer.from(text, 'latin1'), charset: shift.charset };
}

function raise(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) | 0x80);
}
