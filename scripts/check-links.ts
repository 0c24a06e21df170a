/**
 * Checks the relative links in all Markdown files: the file exists, and so does the heading that the link names. Links to
 * other hosts are not checked, because that needs a network.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Folders with files that are not ours, or that are built. */
const IGNORED = new Set(['.git', 'node_modules', 'dist', 'reports']);
const FENCED_CODE = /^(```|~~~)[\s\S]*?^\1/gm;
const INLINE_CODE = /`[^`\n]*`/g;
const LINK = /\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g;
const HEADING = /^#{1,6}\s+(.+?)\s*#*$/gm;

for (const file of markdownFiles('.')) {
  const text = readFileSync(file, 'utf8').replaceAll(FENCED_CODE, '').replaceAll(INLINE_CODE, '');
  for (const [, target = ''] of text.matchAll(LINK)) {
    if (/^[a-z][a-z0-9+.-]*:/i.test(target)) continue;
    const problem = problemOf(file, decodeURI(target));
    if (problem === null) continue;
    process.stdout.write(`${file}: the link "${target}" is broken: ${problem}\n`);
    process.exitCode = 1;
  }
}

function markdownFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return IGNORED.has(entry.name) ? [] : markdownFiles(path);
    return path.endsWith('.md') ? [path] : [];
  });
}

function problemOf(file: string, target: string): string | null {
  const [path = '', heading] = target.split('#', 2);
  const linked = path === '' ? file : join(dirname(file), path);
  if (!existsSync(linked)) return `there is no ${linked}`;
  if (heading === undefined || !linked.endsWith('.md')) return null;
  return anchorsIn(linked).has(heading) ? null : `there is no heading #${heading} in ${linked}`;
}

/** The anchors of the headings, as GitHub makes them; a repeated heading gets a number. */
function anchorsIn(file: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const [, heading = ''] of readFileSync(file, 'utf8').replaceAll(FENCED_CODE, '').matchAll(HEADING)) {
    const anchor = heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(/\s/g, '-');
    let unique = anchor;
    for (let count = 1; anchors.has(unique); count += 1) unique = `${anchor}-${count}`;
    anchors.add(unique);
  }
  return anchors;
}
