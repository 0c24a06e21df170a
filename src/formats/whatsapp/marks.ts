/**
 * On iOS the app writes its own messages in the name of a member, with an invisible mark before the text. Editors and
 * programs that clean texts remove these marks. Then the text must tell which messages are by the app.
 */
import type { Line } from '../text/lines.ts';
import { readMessageStart } from './message-start.ts';
import { splitSender } from './people.ts';
import { ADDED, CALL, ENCRYPTION, MEDIA_OMITTED, OMITTED } from './phrases.ts';

/** Facts about a chat that has lost its marks. */
export interface LostMarks {
  /** The name in which the first notice stands: the group, or the other one of two. Null if the beginning is missing. */
  readonly noticeName: string | null;
  /** In the name of a group only the app writes. */
  readonly isGroup: boolean;
}

const MARK = /[\u200e\u200f]/;
/** The person who exported the chat, and the other one. */
const MOST_OF_TWO = 2;
/** Beside the notice of encryption, only the notices that a group was made and joined stand at the beginning. */
const FIRST_MESSAGES = 3;
/** Shorter than the notice in any language, and longer than words of people about it. */
const MIN_NOTICE_LENGTH = 25;
/** After a call: that nobody answered, or its length. Longer text is by a person. */
const AFTER_CALL = /^(?:[.,]\s.{1,40})?$/;

/** @returns null if the chat has its marks, or if messages by the app have no name, as on Android */
export async function findLostMarks(lines: AsyncIterable<Line>): Promise<LostMarks | null> {
  const senders = new Set<string>();
  let noticeName: string | null = null;
  let isFromIos = false;
  let messages = 0;
  for await (const line of lines) {
    if ('problem' in line) continue;
    if (MARK.test(line.text)) return null;
    const start = readMessageStart(line.text);
    if (start === null) continue;
    isFromIos ||= /^\W*\[/.test(line.text);
    if (!isFromIos) return null;
    messages += 1;
    const split = splitSender(start.rest);
    if (split === null) continue;
    if (senders.size <= MOST_OF_TWO) senders.add(split.shown);
    if (messages <= FIRST_MESSAGES && isNotice(split.said)) noticeName ??= split.shown;
  }
  return isFromIos ? { noticeName, isGroup: senders.size > MOST_OF_TWO } : null;
}

function isNotice(text: string): boolean {
  return text.length >= MIN_NOTICE_LENGTH && ENCRYPTION.test(text);
}

/** Whether a message is by the app, and not by the person whose name it has. */
export function isByApp(shown: string, text: string, { noticeName, isGroup }: LostMarks): boolean {
  if (text.includes('\n')) return false;
  return (
    (shown === noticeName && (isGroup || isNotice(text))) ||
    isFileOrCall(text) ||
    isAbout(shown, text.replaceAll(/\s+/g, ' '))
  );
}

function isFileOrCall(text: string): boolean {
  return (
    (MEDIA_OMITTED.test(text) && OMITTED.test(text)) || (CALL.test(text) && AFTER_CALL.test(text.replace(CALL, '')))
  );
}

/** `Ann joined using this group's invite link`, `Bob added ~ Ann`: people do not write so about themselves. */
function isAbout(shown: string, text: string): boolean {
  if (text.startsWith(`${shown} `)) return true;
  return (
    text.includes(shown) && (/^(?:~|\+[\d\s().\u2010-\u2015-]+$)/.test(shown) || (shown.length > 2 && ADDED.test(text)))
  );
}
