const TOKENS = {
  YYYY: '(?<year>\\d{4})',
  YY: '(?<short>\\d{2})',
  MM: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{1,2})',
  HH: '(?<hour>\\d{1,2})',
  mm: '(?<minute>\\d{2})',
  ss: '(?<second>\\d{2})',
  ZZ: '(?<zone>Z|[+-]\\d{2}:?\\d{2})',
} as const;
const TOKEN = /YYYY|YY|MM|DD|HH|mm|ss|ZZ/g;
const UNIX = { unix: 1_000, 'unix-ms': 1 } as const;
/** The day with the number 0 in spreadsheets. */
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
const DAY_SECONDS = 86_400;

/** A pattern is `unix`, `unix-ms`, `excel`, or consists of YYYY, YY, MM, DD, HH, mm, ss, ZZ: each once, with a year. */
export function isDatePattern(pattern: string): boolean {
  if (pattern in UNIX || pattern === 'excel') return true;
  const tokens: readonly string[] = pattern.match(TOKEN) ?? [];
  return tokens.some((token) => token.startsWith('Y')) && new Set(tokens).size === tokens.length;
}

/** Converts a cell to EDTF with the precision of the pattern. Returns null if the cell does not match the pattern. */
export function readPattern(cell: string, pattern: string): string | null {
  if (pattern === 'unix' || pattern === 'unix-ms') return readUnix(cell, UNIX[pattern]);
  if (pattern === 'excel') return readSerial(cell);
  const groups = toExpression(pattern).exec(cell)?.groups;
  if (groups === undefined) return null;
  const { year, short = '', month, day, hour, minute, second, zone = '' } = groups;
  const full = year ?? String(Number(short) < 50 ? 2000 + Number(short) : 1900 + Number(short));
  const date = [full, month, day].filter((part) => part !== undefined).map((part) => part.padStart(2, '0'));
  if (hour === undefined || date.length < 3) return date.join('-');
  const clock = [hour.padStart(2, '0'), minute, second].filter((part) => part !== undefined);
  return `${date.join('-')}T${clock.join(':')}${zone}`;
}

function readUnix(cell: string, factor: number): string | null {
  const instant = /^-?\d{1,14}(\.\d+)?$/.test(cell) ? new Date(Math.floor(Number(cell) * factor)) : null;
  if (instant === null || Number.isNaN(instant.getTime())) return null;
  return instant.toISOString().replace('.000Z', 'Z');
}

/** Day numbers of a spreadsheet; the fraction is the time of day: `42434.6041666667` is 5 March 2016, 14:30. */
function readSerial(cell: string): string | null {
  if (!/^\d{1,6}([.,]\d+)?$/.test(cell)) return null;
  const seconds = Math.round(Number(cell.replace(',', '.')) * DAY_SECONDS);
  const written = new Date(EXCEL_EPOCH + seconds * 1_000).toISOString();
  return /[.,]/.test(cell) ? written.slice(0, 'yyyy-mm-ddThh:mm:ss'.length) : written.slice(0, 'yyyy-mm-dd'.length);
}

function toExpression(pattern: string): RegExp {
  let expression = '';
  let end = 0;
  for (const { 0: token, index } of pattern.matchAll(TOKEN)) {
    expression += escape(pattern.slice(end, index)) + TOKENS[token as keyof typeof TOKENS];
    end = index + token.length;
  }
  return new RegExp(`^${expression}${escape(pattern.slice(end))}$`);
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/\s+/g, '\\s+');
}
