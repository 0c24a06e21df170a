/**
 * Chats of iOS put everything that is said in someone's name, and tell by an invisible mark what the app itself says
 * there. Editors and programs that clean texts take these marks away; then its words must tell it.
 */
import type { Line } from '../text/lines.ts';
import { readLineStart } from './message-start.ts';
import { splitSender } from './people.ts';
import { ADDED, CALL, ENCRYPTION, MEDIA_OMITTED, OMITTED } from './phrases.ts';

/** What is known of a chat whose marks are lost. */
export interface LostMarks {
  /** In whose name the chat begins: a group's, or of two that of the other one; null where it lacks its beginning. */
  readonly notified: string | null;
  /** In a group's name nobody speaks but the app. */
  readonly isGroup: boolean;
}

const MARK = /[\u200e\u200f]/;
/** The one who exported, and whom the chat is with. */
const MOST_OF_TWO = 2;
/** Before the notice that nobody else reads this, or after it, stands no more than that a group was made and joined. */
const FIRST_MESSAGES = 3;
/** Far shorter than the notice is in any language, but longer than what people say of it. */
const MIN_NOTICE_LENGTH = 25;
/** That nobody answered a call, or how long it took; other words behind it are someone's own. */
const AFTER_CALL = /^(?:[.,]\s.{1,40})?$/;

/** Null where a chat has its marks, and where each message of the app stands without a name, as on Android. */
export async function findLostMarks(lines: AsyncIterable<Line>): Promise<LostMarks | null> {
  const senders = new Set<string>();
  let notified: string | null = null;
  let isOfIos = false;
  let messages = 0;
  for await (const line of lines) {
    if ('problem' in line) continue;
    if (MARK.test(line.text)) return null;
    const start = readLineStart(line.text);
    if (start === null) continue;
    isOfIos ||= /^\W*\[/.test(line.text);
    if (!isOfIos) return null;
    messages += 1;
    const split = splitSender(start.rest);
    if (split === null) continue;
    if (senders.size <= MOST_OF_TWO) senders.add(split.shown);
    if (messages <= FIRST_MESSAGES && isNotice(split.said)) notified ??= split.shown;
  }
  return isOfIos ? { notified, isGroup: senders.size > MOST_OF_TWO } : null;
}

function isNotice(text: string): boolean {
  return text.length >= MIN_NOTICE_LENGTH && ENCRYPTION.test(text);
}

/** Whether the app says this in the name that is shown before it. */
export function isOfApp(shown: string, text: string, { notified, isGroup }: LostMarks): boolean {
  if (text.includes('\n')) return false;
  return (
    (shown === notified && (isGroup || isNotice(text))) || isSent(text) || isOf(shown, text.replaceAll(/\s+/g, ' '))
  );
}

function isSent(text: string): boolean {
  return (
    (MEDIA_OMITTED.test(text) && OMITTED.test(text)) || (CALL.test(text) && AFTER_CALL.test(text.replace(CALL, '')))
  );
}

/** `Ann joined using this group's invite link`, `Bob added ~ Ann`: nobody speaks so of himself. */
function isOf(shown: string, text: string): boolean {
  if (text.startsWith(`${shown} `)) return true;
  return (
    text.includes(shown) && (/^(?:~|\+[\d\s().\u2010-\u2015-]+$)/.test(shown) || (shown.length > 2 && ADDED.test(text)))
  );
}
