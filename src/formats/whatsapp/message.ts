/** The shape of a WhatsApp message behind its time: a sender with words or a file, or a message by the app itself. */
import { withoutMarks } from './message-start.ts';
import { isByApp, type LostMarks } from './marks.ts';
import { splitSender } from './people.ts';
import { ATTACHED, CALL, DELETED, EDITED, OMITTED } from './phrases.ts';

export interface WhatsappMessage {
  /** Null if the message is by the app. */
  readonly sender: string | null;
  readonly text: string;
  /** Whether the words are the sender's own. */
  readonly isVerbatim: boolean;
  readonly isEdited: boolean;
  readonly isCall: boolean;
  readonly attachments: readonly { readonly name: string }[];
}

const IN_BRACKETS = /^<([^<>\n]{3,60})>$/;
const ATTACHED_IOS = /^<[^<>:\n]{3,30}:\s?([^<>\n]+\.\w{2,5})>/;
/** A file behind the words that were written to it. Names of files by the app begin with a number or a day. */
const ATTACHED_LAST = /\s<[^<>:\n]{3,30}:\s?((?:\d{8}-|\d{4}-\d{2}-\d{2}-)[^<>\n]+\.\w{2,5})>$/;
/** `2017-02-01-PHOTO-00000011.jpg <attached>`, `report.pdf • 2 pages <attached>`, as phones wrote it in 2017. */
const ATTACHED_2017 = new RegExp(
  String.raw`^([^\n<>]+\.\w{2,5})(?: • [^\n<>]*)? <(?:attached|angehängt|adjunto|allegato|joint|anexado|bijgevoegd|eklendi|прикреплено)>$`,
);
const ATTACHED_ANDROID = /^([^\n]*?\.\w{2,5}) \(([^()\n]+)\)(?=\n|$)/;
const OWN_FILE = /^(IMG|VID|AUD|PTT|STK|DOC)-\d{8}-WA\d+/;
const IN_BRACKETS_LAST = /<([^<>\n]{3,60})>$/;
/** `POLL:` with the options below it, `Location: https://…`: a word of the app before the content that someone sent. */
const SENT = /^\p{Lu}[\p{L}\s]{2,20}:(?:\s*\n|\s?https?:\/\/)/u;

/** @param lostMarks of a chat without the marks of messages by the app; null if the chat has them */
export function readMessage(raw: string, lostMarks: LostMarks | null = null): WhatsappMessage {
  const split = splitSender(raw);
  if (split === null) return appMessage(raw);
  const { sender, shown, said } = split;
  const whole = withoutMarks(said).trim();
  const text = withoutEdited(whole);
  const isMarked = lostMarks === null ? /^[\u200e\u200f]/.test(said) : isByApp(shown, text, lostMarks);
  const sent = readAttachment(text, isMarked);
  // On iOS the app writes in the name of a member, for instance that she was added, and marks that.
  const isCall = isMarked && CALL.test(text);
  const isSent = sent !== null || isCall || DELETED.test(text) || SENT.test(text);
  if (isMarked && !isSent) return appMessage(raw);
  return {
    sender,
    text: sent?.caption ?? text,
    isVerbatim: !isCall && !DELETED.test(text),
    isEdited: text !== whole,
    isCall,
    attachments: sent === null ? [] : [{ name: sent.name }],
  };
}

function withoutEdited(text: string): string {
  const last = IN_BRACKETS_LAST.exec(text);
  return last?.[1] !== undefined && EDITED.test(last[1]) ? text.slice(0, last.index).trimEnd() : text;
}

function appMessage(raw: string): WhatsappMessage {
  const text = withoutMarks(raw).trim();
  return { sender: null, text, isVerbatim: false, isEdited: false, isCall: CALL.test(text), attachments: [] };
}

function readAttachment(text: string, isMarked: boolean): { readonly name: string; readonly caption: string } | null {
  const inBrackets = IN_BRACKETS.exec(text)?.[1];
  if (inBrackets !== undefined && OMITTED.test(inBrackets)) return { name: inBrackets, caption: '' };
  if (isMarked && !text.includes('\n') && OMITTED.test(text)) return { name: text, caption: '' };
  // `report.pdf • ‎12 pages ‎document omitted`
  const named = /^([^\n]+\.\w{2,5}) • [^\n]*$/.exec(text);
  if (named?.[1] !== undefined && OMITTED.test(text)) return { name: named[1], caption: '' };
  const ios = ATTACHED_IOS.exec(text);
  if (ios?.[1] !== undefined) return { name: ios[1], caption: text.slice(ios[0].length).trim() };
  const of2017 = ATTACHED_2017.exec(text);
  if (of2017?.[1] !== undefined) return { name: of2017[1], caption: '' };
  const last = ATTACHED_LAST.exec(text);
  if (last?.[1] !== undefined) return { name: last[1], caption: text.slice(0, last.index).trim() };
  const android = ATTACHED_ANDROID.exec(text);
  const [whole = '', name = '', words = ''] = android ?? [];
  const isAttached = isMarked || OWN_FILE.test(name) || ATTACHED.test(words);
  return android !== null && isAttached ? { name, caption: text.slice(whole.length).trim() } : null;
}
