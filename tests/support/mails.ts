import type { MessageInput } from '../../src/domain/record/input.ts';
import { eml } from '../../src/formats/mail/eml.ts';
import type { ReadContext, ReadEvent } from '../../src/formats/format.ts';
import { mbox } from '../../src/formats/mail/mbox.ts';
import { itemsIn, readAll, readContext } from './read-events.ts';

/** A mail's text out of its header lines and its body. */
export function mailText(header: readonly string[], ...body: readonly string[]): string {
  return `${header.join('\n')}\n\n${body.join('\n')}\n`;
}

/** The header of a mail with nothing odd in it. */
export const PLAIN = [
  'From: Ann Example <ann@example.org>',
  'To: bob@example.org',
  'Date: Thu, 1 Nov 2001 11:19:12 -0500',
  'Subject: A letter',
  'Message-ID: <1@example.org>',
];

/** PLAIN with these fields in place of its own. */
export function headerWith(...fields: readonly string[]): string[] {
  const names = fields.map((field) => field.slice(0, field.indexOf(':') + 1).toLowerCase());
  return [...PLAIN.filter((line) => !names.includes(line.slice(0, line.indexOf(':') + 1).toLowerCase())), ...fields];
}

/** `text` byte by byte, so that `\xe9` is that byte. */
export function bytesOf(text: string): readonly Uint8Array[] {
  return [Buffer.from(text, 'latin1')];
}

export function messagesIn(events: readonly ReadEvent[]): MessageInput[] {
  return itemsIn(events).flatMap((item) =>
    item.kind === 'entry' && item.input.type === 'MESSAGE' ? [item.input] : [],
  );
}

/** `topic: text` of each note. */
export function notesIn(events: readonly ReadEvent[]): string[] {
  return events.flatMap((event) => (event.kind === 'NOTE' ? [`${event.topic}: ${event.text}`] : []));
}

/** The one message of a mail by itself. */
export async function readOne(text: string, context?: ReadContext) {
  const events = await readAll(eml, bytesOf(text), context);
  const [message, ...others] = messagesIn(events);
  if (message === undefined || others.length > 0) throw new Error(`${others.length} messages beside one`);
  return { message, notes: notesIn(events), events };
}

/** Mails as a mailbox: each after a separator and before an empty line. */
export function mailbox(...mails: readonly string[]): string {
  return mails.map((mail) => `From ann@example.org Thu Nov  1 16:19:12 2001\n${mail}\n`).join('');
}

export async function readMailbox(text: string, context = readContext()) {
  const events = await readAll(mbox, bytesOf(text), context);
  return { messages: messagesIn(events), notes: notesIn(events), events };
}
