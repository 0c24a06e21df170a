/**
 * How the names of months begin, without accents, in the languages in which mailers and spreadsheets write them: English,
 * German, French, Spanish, Italian, Portuguese, Dutch and the Scandinavian ones. No beginning is another's month.
 */
const BEGINNINGS: readonly (readonly string[])[] = [
  ['jan', 'jaen', 'ene', 'gen'],
  ['feb', 'fev'],
  ['mar', 'mae', 'mrt', 'maa'],
  ['apr', 'avr', 'abr'],
  ['may', 'mai', 'mei', 'maj', 'mag'],
  ['jun', 'juin', 'giu'],
  ['jul', 'juil', 'lug'],
  ['aug', 'aou', 'ago'],
  ['sep', 'set'],
  ['oct', 'okt', 'out', 'ott'],
  ['nov'],
  ['dec', 'dez', 'dic', 'des'],
];
const MONTH_OF = new Map(BEGINNINGS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));

/** Catches the beginning of a name, and takes the rest of it along. */
export const MONTH = `\\b(${[...MONTH_OF.keys()].sort((one, other) => other.length - one.length).join('|')})[a-z]*\\b\\.?`;

/** From 1; null for what `MONTH` does not catch. */
export function monthNamed(beginning: string | undefined): number | null {
  return MONTH_OF.get(beginning?.toLowerCase() ?? '') ?? null;
}

/** `fevr.` for `févr.` */
export function withoutAccents(text: string): string {
  return /[^\0-\x7f]/.test(text) ? text.normalize('NFKD').replaceAll(/\p{M}/gu, '') : text;
}
