import pc from 'picocolors';
import type { CountedGroup, PathReport } from './report.ts';
import { counted, padEnd, plain, widthOf } from '../shell/terminal-text.ts';

const COLUMNS = ['read', 'added', 'unchanged', 'changed', 'skipped', 'undated', 'threads', 'actors'] as const;
type CountColumn = (typeof COLUMNS)[number];
type Cells = Readonly<Record<CountColumn, number>>;

const MAX_PROPOSALS = 20;

/** The report for a person: a row for each path, then skipped parts, notes and proposals. */
export function toTable(reports: readonly PathReport[], isDryRun: boolean): string {
  const rows = reports.map(({ file, counts }): [string, Cells] => [plain(file), counts]);
  if (rows.length > 1) rows.push(['total', sumOf(reports)]);
  const width = Math.max(4, ...rows.map(([name]) => widthOf(name)));
  const lines = [
    pc.bold(`${padEnd('file', width)} ${COLUMNS.map((column) => column.padStart(11)).join('')}`),
    ...rows.map(([name, cells]) => `${padEnd(name, width)} ${COLUMNS.map((column) => toCell(cells, column)).join('')}`),
    ...reports.flatMap(({ reasons }) => groupLines('skipped', reasons)),
    ...reports.flatMap(({ notes }) => groupLines('note', notes)),
    ...proposalLines(reports),
    ...(isDryRun ? [pc.dim('This was a dry run. Nothing was written.')] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function toCell(cells: Cells, column: CountColumn): string {
  const text = cells[column].toLocaleString('en').padStart(11);
  if (cells[column] === 0) return pc.dim(text);
  return column === 'skipped' ? pc.yellow(text) : text;
}

function sumOf(reports: readonly PathReport[]): Cells {
  const sum = Object.fromEntries(COLUMNS.map((column) => [column, 0])) as Record<CountColumn, number>;
  for (const { counts } of reports) for (const column of COLUMNS) sum[column] += counts[column];
  return sum;
}

function groupLines(name: string, groups: readonly CountedGroup[]): string[] {
  return groups.map(({ what, count, example }) => {
    const text = count === 1 ? example : `${what} (first: ${example})`;
    return plain(`${name} ${count.toLocaleString('en')} ×: ${text}`);
  });
}

function proposalLines(reports: readonly PathReport[]): string[] {
  const proposals = reports.flatMap((report) => report.proposals);
  if (proposals.length === 0) return [];
  const shown = proposals
    .slice(0, MAX_PROPOSALS)
    .map(({ actors, reasons }) => plain(`  ${actors.join(', ')}: ${reasons.join(', ')}`));
  const rest = proposals.length - shown.length;
  return [
    `${counted(proposals.length, 'actor')} may have several ids. "backchannel verify --merges FILE" writes the merges for you to check:`,
    ...shown,
    ...(rest > 0 ? [`  and ${rest.toLocaleString('en')} more; --report lists all of them`] : []),
  ];
}
