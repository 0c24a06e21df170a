/** The values that R, pandas, databases and spreadsheets write for “no value”. */
const NOTHING = new Set(['', 'NA', 'N/A', '#N/A', '<NA>', 'NaN', 'nan', 'NaT', 'NULL', 'null', 'None', '\\N']);
/** The values that people and databases write for an unknown date. */
const UNDATED =
  /^(\[?(n\. ?d|s\. ?d|o\. ?[dj])\.?\]?|undated|undatiert|unknown|unbekannt|[?-]+|0000-00-00( 00:00:00)?)$/i;

/** Whether a cell has no value. Do not use it for texts: a text can consist of such a word. */
export function saysNothing(cell: string): boolean {
  return NOTHING.has(cell);
}

export function saysUndated(cell: string): boolean {
  return saysNothing(cell) || UNDATED.test(cell);
}
