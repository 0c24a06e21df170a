import pc from 'picocolors';
import { counted, plain } from '../shell/terminal-text.ts';
import type { Finding, Findings } from './findings.ts';

const LABEL_WIDTH = 14;

/** The problems, the remarks, and the totals. */
export function verifyReport(findings: Findings, hasTexts: boolean): string {
  const { entries, citations, quotes, found, notFound, uncheckable, problems, remarks } = findings;
  const row = (count: number, label: string, colour = (text: string) => text) => {
    const text = `${count.toLocaleString('en').padStart(8)}  ${label}`;
    return count === 0 ? pc.dim(text) : colour(text);
  };
  const size = [counted(entries, 'entry', 'entries'), counted(citations, 'citation'), counted(quotes, 'quotation')];
  const lines = [
    ...problems.map((finding) => toLines(finding, pc.red)),
    ...remarks.map((finding) => toLines(finding, pc.yellow)),
    ...(problems.length + remarks.length > 0 ? [''] : []),
    pc.bold(size.join(', ')),
    row(found, 'citations found in their texts', pc.green),
    row(notFound, 'not found', pc.red),
    row(uncheckable, 'not checked, because the text is not at hand'),
    row(problems.length, 'problems', pc.red),
    row(remarks.length, 'remarks', pc.yellow),
    ...(hasTexts || uncheckable === 0
      ? []
      : [pc.dim('No text was checked. Name the folder of the texts with --sources.')]),
  ];
  return `${lines.join('\n')}\n`;
}

function toLines({ label, id, detail }: Finding, colour: (text: string) => string): string {
  const rest = detail === undefined ? '' : `\n${' '.repeat(LABEL_WIDTH + 1)}${plain(detail)}`;
  return `${colour(label.padEnd(LABEL_WIDTH))} ${plain(id)}${rest}`;
}
