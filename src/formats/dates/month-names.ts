/**
 * The first letters of the names of the months, without accents, in English, German, French, Spanish, Italian,
 * Portuguese, Dutch, the Scandinavian languages, Hungarian, Polish, Turkish, Greek, Russian and Ukrainian. No two
 * months share them.
 */
const BEGINNINGS: readonly (readonly string[])[] = [
  ['jan', 'jaen', 'ene', 'gen', 'stycz', 'oca', 'ιαν', 'янв', 'січ'],
  ['feb', 'fev', 'lut', 'sub', 'φεβ', 'фев', 'лют'],
  ['mar', 'mae', 'mrt', 'maa', 'μαρ', 'мар', 'берез'],
  ['apr', 'avr', 'abr', 'kwi', 'nis', 'απρ', 'апр', 'квіт'],
  ['may', 'mai', 'mei', 'maj', 'mag', 'μαι', 'мая', 'маи', 'трав'],
  ['jun', 'juin', 'giu', 'czerw', 'haz', 'ιουν', 'июн', 'черв'],
  ['jul', 'juil', 'lug', 'lipc', 'lipiec', 'tem', 'ιουλ', 'июл', 'лип'],
  ['aug', 'aou', 'ago', 'sierp', 'agu', 'αυγ', 'авг', 'серп'],
  ['sep', 'set', 'szep', 'wrze', 'eyl', 'σεπ', 'сен', 'верес'],
  ['oct', 'okt', 'out', 'ott', 'pazdz', 'eki', 'οκτ', 'окт', 'жовт'],
  ['nov', 'listop', 'kas', 'νοε', 'ноя', 'листоп'],
  ['dec', 'dez', 'dic', 'des', 'grud', 'ara', 'δεκ', 'дек', 'груд'],
];
const MONTH_OF = new Map(BEGINNINGS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));

/** Captures the first letters of a name and matches the rest. Needs the flag `u`. */
export const MONTH = `(?<!\\p{L})(${[...MONTH_OF.keys()].sort((one, other) => other.length - one.length).join('|')})\\p{L}*\\.?`;

/** @returns the number of the month, from 1; null if `MONTH` did not match */
export function monthNamed(beginning: string | undefined): number | null {
  return MONTH_OF.get(beginning?.toLowerCase() ?? '') ?? null;
}

/** `févr.` → `fevr.` */
export function withoutAccents(text: string): string {
  return /[^\0-\x7f]/.test(text) ? text.normalize('NFKD').replaceAll(/\p{M}/gu, '') : text;
}
