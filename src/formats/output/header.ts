import type { ExportHeader } from './output-format.ts';

/** One sentence: `Exported on 2026-01-02T03:04:05.000Z at revision 7 with the filter {"visibility":"PRIVATE"}.` */
export function headerInWords({ at, revision, filter }: ExportHeader): string {
  const part = filter === null ? 'without a filter' : `with the filter ${JSON.stringify(filter)}`;
  return `Exported on ${at} at revision ${revision} ${part}.`;
}

/** A sentence on the entries without a date, for formats that can't hold them; empty if there are none. */
export function undatedInWords(undated: number): string[] {
  if (undated === 0) return [];
  return [
    undated === 1 ? 'One entry has no date and is left out.' : `${undated} entries have no date and are left out.`,
  ];
}
