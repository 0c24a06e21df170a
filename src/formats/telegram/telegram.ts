/**
 * Exports of Telegram Desktop in JSON: one chat, or all chats of an account. Each chat is a collection, so that it is the
 * same whether it was exported alone or with all others. Chats of a `public_…` type are public; all others are private.
 */
import { formatPath } from '../../domain/problems.ts';
import { chatFiles, folderOf } from '../kit/chat-files.ts';
import type { ArchiveFile, ReadContext, ReadEvent, TreeFormat } from '../format.ts';
import { readArchiveJson } from '../kit/archive-json.ts';
import { CHAT_MEMBERS } from './chat.ts';
import { withJsonEscapes } from './control-characters.ts';
import { TelegramReader } from './reader.ts';

const CHAT_PATHS = [...Object.keys(CHAT_MEMBERS), 'messages.*'];
const PATHS = [
  ...['$', '$.chats.list.*', '$.left_chats.list.*'].flatMap((chat) => CHAT_PATHS.map((path) => `${chat}.${path}`)),
  ...['user_id', 'first_name', 'last_name'].map((member) => `$.personal_information.${member}`),
  // Long lists that are not imported. Read part by part, they are never in memory as a whole.
  ...['contacts.list', 'frequent_contacts.list', 'sessions.list', 'web_sessions.list'].map((list) => `$.${list}.*`),
  ...['profile_pictures', 'stories', 'other_data'].map((list) => `$.${list}.*`),
];

const CHAT = /"messages"\s*:\s*\[\s*(\{[^]*?"type"\s*:\s*"(message|service|unsupported)"|\])/;
/** The export of an account may describe its owner at length before the first message. */
const ACCOUNT = /[{,]\s*"(personal_information|left_chats)"\s*:\s*\{|"chats"\s*:\s*\{\s*("about"|"list")/;

/** Folders and pages that an export has beside its JSON. */
const BESIDE =
  /^((photos|files|stickers|video_files|voice_messages|round_video_messages|contacts|profile_pictures|stories|css|js|images|lists|chats)\/|[^/]+\.html$)/;

export const telegram: TreeFormat = chatFiles({
  name: 'telegram',
  extension: '.json',
  recognises: (head) =>
    /^\uFEFF?\s*\{/.test(head) && !/"(backchannel|guild)"\s*:/.test(head) && (CHAT.test(head) || ACCOUNT.test(head)),
  isBeside: (path, chats) =>
    chats.map(folderOf).some((folder) => path.startsWith(folder) && BESIDE.test(path.slice(folder.length))),
  read,
});

async function* read(file: ArchiveFile, context: ReadContext): AsyncGenerator<ReadEvent> {
  const reader = new TelegramReader(context);
  let message = 0;
  for await (const part of readArchiveJson(withJsonEscapes(file.open()), { root: 'object', paths: PATHS })) {
    if ('problem' in part) {
      yield { kind: 'PROBLEM', reason: part.problem, at: { message: message + 1 } };
    } else if (part.path.at(-2) === 'messages') {
      message += 1;
      const isSingleChat = part.path.length === 2;
      yield* reader.readMessage(part, { message, ...(!isSingleChat && { path: formatPath(part.path) }) });
    } else yield* reader.readDescription(part);
  }
  if (message === 0) yield { kind: 'NOTE', topic: 'no messages', text: 'the file has no messages', at: {} };
}
