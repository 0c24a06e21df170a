/**
 * Chats of iOS put everything that is said in someone's name, and tell by an invisible mark what the app itself says
 * there. Editors and programs that clean texts take these marks away; then its words must tell it.
 */
import type { Line } from './lines.ts';
import { readLineStart } from './whatsapp-line.ts';
import { splitSender } from './whatsapp-sender.ts';
import { ADDED, CALL, ENCRYPTION, MEDIA_OMITTED, OMITTED } from './whatsapp-words.ts';

/** Of a chat whose marks are lost: the group in whose name the app alone speaks; null in a chat of two. */
export interface LostMarks {
  readonly group: string | null;
}

const MARK = /[\u200e\u200f]/;
/** The one who exported, and whom the chat is with. */
const MOST_OF_TWO = 2;
/** That nobody answered a call, or how long it took; other words behind it are someone's own. */
const AFTER_CALL = /^(?:[.,]\s.{1,40})?$/;

/** Null where a chat has its marks, and where each message of the app stands without a name, as on Android. */
export async function findLostMarks(lines: AsyncIterable<Line>): Promise<LostMarks | null> {
  const senders = new Set<string>();
  let notified: string | null = null;
  let isOfIos = false;
  for await (const line of lines) {
    if ('problem' in line) continue;
    if (MARK.test(line.text)) return null;
    const start = readLineStart(line.text);
    if (start === null) continue;
    isOfIos ||= /^\W*\[/.test(line.text);
    if (!isOfIos) return null;
    const split = splitSender(start.rest);
    if (split === null) continue;
    if (senders.size <= MOST_OF_TWO) senders.add(split.sender);
    if (notified === null && ENCRYPTION.test(split.said)) notified = split.sender;
  }
  return isOfIos ? { group: senders.size > MOST_OF_TWO ? notified : null } : null;
}

/** Whether the app says this in someone's name. */
export function isOfApp(sender: string, text: string, { group }: LostMarks): boolean {
  if (text.includes('\n')) return false;
  return sender === group || ENCRYPTION.test(text) || isSent(text) || isOfSender(sender, text);
}

function isSent(text: string): boolean {
  return (
    (MEDIA_OMITTED.test(text) && OMITTED.test(text)) || (CALL.test(text) && AFTER_CALL.test(text.replace(CALL, '')))
  );
}

/** `Ann joined using this group's invite link`, `Bob added ~ Ann`: nobody speaks so of himself. */
function isOfSender(sender: string, text: string): boolean {
  if (text.replace(/^~\s?/, '').startsWith(`${sender} `) || text.includes(`~ ${sender}`)) return true;
  return (
    sender.length > 2 && text.includes(sender) && (/^\+[\d\s().\u2010-\u2015-]+$/.test(sender) || ADDED.test(text))
  );
}
