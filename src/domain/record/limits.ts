/**
 * The limits of the record: lengths in UTF-16 code units, and counts. They hold for every format, store and mutation.
 */

export const MAX_ID_LENGTH = 200;
/** For `text` and `description`. */
export const MAX_TEXT_LENGTH = 1_000_000;
/** For texts of one line: names, titles, subjects, handles, reasons, quotations. */
export const MAX_LABEL_LENGTH = 2_000;
export const MAX_URL_LENGTH = 8_000;
export const MAX_EDTF_LENGTH = 100;
/** For the name of a time zone. */
export const MAX_ZONE_LENGTH = 64;
/** For the items of one list: recipients, links, citations, … */
export const MAX_LIST_LENGTH = 1_000;
/** For `place`, the ordinal of an entry in its source: the order key has six digits in base 36 for it. */
export const MAX_PLACE = 2_000_000_000;
/** For the ids of one actor. An entry has a term for each id of every actor that it names, and for each pair of ids. */
export const MAX_SAME_ACTORS = 100;
