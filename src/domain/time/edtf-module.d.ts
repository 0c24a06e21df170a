/** The part of `edtf` that we use; it comes without types. */
declare module 'edtf' {
  interface ParsedDate {
    readonly type: 'Date' | 'Year' | 'Season';
    readonly level: number;
    /** Year; then the month from 0, or the season from 21; then the day from 1. */
    readonly values: readonly [number, number?, number?];
    /** One bit for each unspecified digit of YYYYMMDD, the first digit being the lowest bit. */
    readonly unspecified?: number;
    readonly uncertain?: boolean;
    readonly approximate?: boolean;
  }

  /** Throws an `Error` if the text is not EDTF of this level and one of these types. */
  export function parse(
    text: string,
    constraints: { readonly level: 1; readonly types: readonly ParsedDate['type'][] },
  ): ParsedDate;
  export function parse(text: string, constraints: { readonly level: 3 }): unknown;
}
