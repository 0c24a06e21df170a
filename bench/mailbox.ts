/** The generated correspondence as a mailbox in the format mboxrd. */
import type { MessageInput } from '../src/domain/record-input.ts';
import { correspondence } from './correspondence.ts';

/** So many mails, each as the text from its separator on. */
export function* mailbox(mails: number): Generator<string> {
  let left = mails;
  // Some of the entries are no messages.
  for (const item of correspondence(2 * mails)) {
    if (item.kind !== 'entry' || item.input.type !== 'MESSAGE') continue;
    yield toMail(item.input);
    left -= 1;
    if (left === 0) return;
  }
}

function toMail({ id, sender, to = [], subject = '', text = '', occurred, inReplyTo }: MessageInput): string {
  const date = new Date(occurred?.edtf ?? 0);
  const address = (actor = '') => `${nameOf(actor)} <${nameOf(actor)}@example.org>`;
  return [
    `From ${nameOf(sender?.actor)}@example.org ${date.toUTCString()}`,
    `Message-ID: <${nameOf(id)}@example.org>`,
    ...(inReplyTo === undefined ? [] : [`In-Reply-To: <${nameOf(inReplyTo)}@example.org>`]),
    `From: ${address(sender?.actor)}`,
    `To: ${to.map(({ actor }) => address(actor)).join(', ')}`,
    `Subject: ${subject}`,
    `Date: ${date.toUTCString().replace('GMT', '+0000')}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    '',
    '',
  ].join('\n');
}

/** `person-7` of `actor:person-7`, `7` of `message:correspondence/7` */
function nameOf(id = ''): string {
  return id.slice(Math.max(id.lastIndexOf(':'), id.lastIndexOf('/')) + 1);
}
