import { discord } from '../formats/discord/discord.ts';
import type { ArchiveFile, FileFormat, InputFormat, TreeFormat } from '../formats/format.ts';
import { csv } from '../formats/table/csv.ts';
import { eml } from '../formats/mail/eml.ts';
import { mbox } from '../formats/mail/mbox.ts';
import { ownJson } from '../formats/own/json.ts';
import { ownNdjson } from '../formats/own/ndjson.ts';
import { slack } from '../formats/slack/slack.ts';
import { telegram } from '../formats/telegram/telegram.ts';
import { whatsapp } from '../formats/whatsapp/whatsapp.ts';
import { xArchive } from '../formats/x/x.ts';

/**
 * All input formats. Formats of whole folders come first; any other file goes to the first format that recognises it.
 */
export const INPUT_FORMATS: readonly InputFormat[] = [
  slack,
  xArchive,
  discord,
  telegram,
  whatsapp,
  ownNdjson,
  ownJson,
  mbox,
  eml,
  csv,
];

/** Files with the format that reads them: one file, or all files of a folder format. */
export type ArchivePart =
  | { readonly format: FileFormat; readonly file: ArchiveFile }
  | { readonly format: TreeFormat; readonly files: readonly ArchiveFile[] };

export interface Recognised {
  readonly parts: readonly ArchivePart[];
  /** Files that no format knows. */
  readonly unknown: readonly ArchiveFile[];
}

/** Finds the format of each file from its first bytes and its path. */
export async function recognise(
  files: readonly ArchiveFile[],
  formats: readonly InputFormat[] = INPUT_FORMATS,
): Promise<Recognised> {
  const parts: ArchivePart[] = [];
  let others = files;
  for (const format of formats) {
    if (!('readTree' in format) || others.length === 0) continue;
    const claimed = await format.claims(others);
    if (claimed.length === 0) continue;
    parts.push({ format, files: claimed });
    const isClaimed = new Set(claimed);
    others = others.filter((file) => !isClaimed.has(file));
  }
  const unknown: ArchiveFile[] = [];
  const single = formats.filter((format): format is FileFormat => 'read' in format);
  for (const file of others) {
    const head = await file.head();
    const format = single.find((candidate) => candidate.recognises(head, file.path));
    if (format === undefined) unknown.push(file);
    else parts.push({ format, file });
  }
  return { parts, unknown };
}
