/** What programs write where there is nothing: R, pandas, databases, spreadsheets. */
const NOTHING = new Set(['', 'NA', 'N/A', '#N/A', '<NA>', 'NaN', 'nan', 'NaT', 'NULL', 'null', 'None', '\\N']);
/** What people write, or databases, for a day that is not known. */
const UNDATED =
  /^(\[?(n\. ?d|s\. ?d|o\. ?[dj])\.?\]?|undated|undatiert|unknown|unbekannt|[?-]+|0000-00-00( 00:00:00)?)$/i;

/** Whether a cell has nothing in it; not to be asked of texts, which may consist of such a word. */
export function saysNothing(cell: string): boolean {
  return NOTHING.has(cell);
}

export function saysUndated(cell: string): boolean {
  return saysNothing(cell) || UNDATED.test(cell);
}
