/** The files of an X archive: scripts that assign JSON, and the media and pages beside them. */
import { folderOf, nameOf } from '../kit/chat-files.ts';
import type { ArchiveFile } from '../format.ts';

const ASSIGNMENT = /^\uFEFF?\s*(?:window\.YTD\.(?<name>\w+)\.part\d+|Grailbird\.data\.(?<posts>tweets)_\d+_\d+)\s*=\s*/;
/** Longer than any assignment in an archive. */
const MAX_ASSIGNMENT_BYTES = 1_024;

/** The name of a script's content: `tweets`, `direct_messages_group`; null for other files. */
export function contentOf(head: string): string | null {
  const groups = ASSIGNMENT.exec(head)?.groups;
  return groups?.['name'] ?? groups?.['posts'] ?? null;
}

/** The JSON that a script assigns, without the assignment before it. */
export async function* assignedJson(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let before: Buffer | null = Buffer.alloc(0);
  for await (const chunk of bytes) {
    if (before === null) {
      yield chunk;
      continue;
    }
    before = Buffer.concat([before, chunk]);
    const sign = before.indexOf('=');
    if (sign === -1 && before.length < MAX_ASSIGNMENT_BYTES) continue;
    yield before.subarray(sign + 1);
    before = null;
  }
}

/** The scripts of an archive, the media beside them, and the page that shows them. */
export async function claimArchives(files: readonly ArchiveFile[]): Promise<readonly ArchiveFile[]> {
  const folders = new Set<string>();
  for (const file of files) {
    if (/\.js$/i.test(file.path) && contentOf(await file.head()) !== null) folders.add(folderOf(file.path));
  }
  return files.filter(({ path }) => [...folders].some((folder) => belongsTo(path, folder)));
}

/** The oldest archives keep posts by month in a folder of their own. */
const OLDEST = /data\/js\/tweets\/$/;
/** Files of the oldest archives beside the posts: a page to read them, and the same posts as a table. */
const BESIDE_OLDEST = /^(((css|img|js|lib|data)\/.+)|index\.html|README\.txt|tweets\.csv)$/;

/** The folder of the archive that a script belongs to. */
export function archiveFolderOf(path: string): string {
  return folderOf(path).replace(/js\/tweets\/$/, '');
}

function belongsTo(path: string, folder: string): boolean {
  if (OLDEST.test(folder)) {
    const root = folder.replace(OLDEST, '');
    return path.startsWith(root) && BESIDE_OLDEST.test(path.slice(root.length));
  }
  if (!path.startsWith(folder)) {
    const above = folder.replace(/[^/]+\/$/, '');
    return path.startsWith(above) && /^(assets\/.*|Your archive\.html|README\.txt)$/.test(path.slice(above.length));
  }
  const rest = path.slice(folder.length);
  return /^[^/]+\.js$/i.test(rest) || /^[^/]*_media\//.test(rest) || nameOf(path) === 'Your archive.html';
}
