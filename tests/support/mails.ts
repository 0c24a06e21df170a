import type { MessageInput } from '../../src/domain/record/input.ts';
import { eml } from '../../src/formats/mail/eml.ts';
import type { ReadContext, ReadEvent } from '../../src/formats/format.ts';
import { mbox } from '../../src/formats/mail/mbox.ts';
import { itemsIn, readAll, readContext } from './read-events.ts';

/** The text of a mail from its header lines and its body. */
export function mailText(header: readonly string[], ...body: readonly string[]): string {
  return `${header.join('\n')}\n\n${body.join('\n')}\n`;
}

/** The header of an ordinary mail. */
export const PLAIN = [
  'From: Ann Example <ann@example.org>',
  'To: bob@example.org',
  'Date: Thu, 1 Nov 2001 11:19:12 -0500',
  'Subject: A letter',
  'Message-ID: <1@example.org>',
];

/** `PLAIN` with some fields replaced. */
export function headerWith(...fields: readonly string[]): string[] {
  const names = fields.map((field) => field.slice(0, field.indexOf(':') + 1).toLowerCase());
  return [...PLAIN.filter((line) => !names.includes(line.slice(0, line.indexOf(':') + 1).toLowerCase())), ...fields];
}

/** One byte for each character, so that `\xe9` is that byte. */
export function bytesOf(text: string): readonly Uint8Array[] {
  return [Buffer.from(text, 'latin1')];
}

export function messagesIn(events: readonly ReadEvent[]): MessageInput[] {
  return itemsIn(events).flatMap((item) =>
    item.kind === 'entry' && item.input.type === 'MESSAGE' ? [item.input] : [],
  );
}

/** The notes among the events, as `topic: text`. */
export function notesIn(events: readonly ReadEvent[]): string[] {
  return events.flatMap((event) => (event.kind === 'NOTE' ? [`${event.topic}: ${event.text}`] : []));
}

/** The message of a single mail. */
export async function readOne(text: string, context?: ReadContext) {
  const events = await readAll(eml, bytesOf(text), context);
  const [message, ...others] = messagesIn(events);
  if (message === undefined || others.length > 0) throw new Error(`${others.length} messages beside one`);
  return { message, notes: notesIn(events), events };
}

/** A mailbox: each mail has a separator before it and an empty line after it. */
export function mailbox(...mails: readonly string[]): string {
  return mails.map((mail) => `From ann@example.org Thu Nov  1 16:19:12 2001\n${mail}\n`).join('');
}

export async function readMailbox(text: string, context = readContext()) {
  const events = await readAll(mbox, bytesOf(text), context);
  return { messages: messagesIn(events), notes: notesIn(events), events };
}
