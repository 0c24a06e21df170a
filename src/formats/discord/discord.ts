/**
 * Channels as DiscordChatExporter writes them in JSON, one a file. A server is a collection, and so is each direct or
 * group conversation; a channel is a source and a thread. All entries are private, because an export does not say who can
 * read a server.
 */
import { chatFiles, folderOf } from '../kit/chat-files.ts';
import type { ArchiveFile, ReadContext, ReadEvent, TreeFormat } from '../format.ts';
import { readArchiveJson } from '../kit/archive-json.ts';
import { DiscordReader } from './reader.ts';

export const discord: TreeFormat = chatFiles({
  name: 'discord',
  extension: '.json',
  // Variants of the exporter write members of their own before these two.
  recognises: (head) => /^\uFEFF?\s*\{[^]{0,2000}?"guild"\s*:\s*\{[^]*"channel"\s*:\s*\{/.test(head),
  // The exporter stores the files of a channel in `general.json_Files/`.
  isBeside: (path, chats) => chats.some((chat) => path.startsWith(`${chat}_Files/`) || isShared(path, chat)),
  read,
});

/** Avatars and emoji of several channels may lie in one folder beside them. */
function isShared(path: string, chat: string): boolean {
  return path.startsWith(folderOf(chat)) && /(^|\/)[^/]*_(Files|Assets)\/[^/]+$/i.test(path);
}

async function* read(file: ArchiveFile, context: ReadContext): AsyncGenerator<ReadEvent> {
  const reader = new DiscordReader(file, context);
  let message = 0;
  const wanted = { root: 'object', paths: ['$.guild', '$.channel', '$.messages.*'] } as const;
  for await (const part of readArchiveJson(file.open(), wanted)) {
    const member = 'problem' in part ? 'messages' : String(part.path[0]);
    if (member === 'messages') message += 1;
    const at = member === 'messages' ? { message } : { path: member };
    if ('problem' in part) yield { kind: 'PROBLEM', reason: part.problem, at };
    else yield* reader.read(member, part.value, at);
  }
}
