/**
 * How the names of months begin, without accents, in the languages in which mailers and spreadsheets write them: English,
 * German, French, Spanish, Italian, Portuguese, Dutch, the Scandinavian ones, Hungarian, Polish, Turkish, Greek, Russian
 * and Ukrainian. No beginning is another's month.
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

/** Catches the beginning of a name, and takes the rest of it along; for expressions with the flag `u`. */
export const MONTH = `(?<!\\p{L})(${[...MONTH_OF.keys()].sort((one, other) => other.length - one.length).join('|')})\\p{L}*\\.?`;

/** From 1; null for what `MONTH` does not catch. */
export function monthNamed(beginning: string | undefined): number | null {
  return MONTH_OF.get(beginning?.toLowerCase() ?? '') ?? null;
}

/** `fevr.` for `févr.` */
export function withoutAccents(text: string): string {
  return /[^\0-\x7f]/.test(text) ? text.normalize('NFKD').replaceAll(/\p{M}/gu, '') : text;
}
