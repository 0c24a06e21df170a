/**
 * The senders in a WhatsApp chat. A number is an account; a name comes from the address book of the exporting phone.
 */
import type { PartyInput } from '../../domain/record/input.ts';
import type { ArchiveLocation, ReadContext, ReadEvent } from '../format.ts';
import { introduceName, introduceProfile } from '../kit/chat-parts.ts';
import { withoutMarks } from './message-start.ts';

export interface WhatsappSender {
  readonly sender: string;
  /** With the tilde before names that are not in the address book, but that people gave themselves: `~ Ann`. */
  readonly shown: string;
  readonly said: string;
}

/**
 * Splits `Ann: hello` into sender and words.
 *
 * @returns null if no name stands before a colon, as in messages of the app. A name holds no quotation mark, but those
 *   messages may: `Ann changed the subject to "Re: plans"`
 */
export function splitSender(raw: string): WhatsappSender | null {
  const match = /^([^\n:]{1,100}?)\s?:(?:\s([^]*)|([^\s:]?)(?![^\n]))/.exec(raw);
  const shown = withoutMarks(match?.[1] ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const sender = shown.replace(/^~\s?/, '');
  if (match === null || sender === '' || /["“”«»„]|https?$/.test(sender)) return null;
  return { sender, shown, said: match[2] ?? raw.slice(raw.indexOf(':') + 1) };
}

/** @param collection of the chat; a name means the same person only within it */
export function* introduceSender(
  name: string,
  collection: string,
  context: ReadContext,
  at: ArchiveLocation,
): Generator<ReadEvent, PartyInput> {
  const own = name === 'You' ? (context.me ?? name) : name;
  // Phones join the parts of a number with hyphens at which no line breaks.
  if (/^\+?[\d\s().\u2010-\u2015-]{7,}$/.test(own)) {
    const handle = `${own.startsWith('+') ? '+' : ''}${own.replaceAll(/\D/g, '')}`;
    return yield* introduceProfile(context, { platform: 'whatsapp', handle, name: own }, at);
  }
  return yield* introduceName(context, { platform: 'whatsapp', collection, name: own }, at);
}
