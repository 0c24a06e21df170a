/**
 * The generated correspondence as a mailbox in the format mboxrd. Headers and texts have the average size of 3,949
 * mails of public mailing lists from 1996 to 2002: 22 fields with 1.7 KB, five of them `Received`, and 1.4 KB of text,
 * half of it quoted.
 */
import type { MessageInput } from '../src/domain/record/input.ts';
import { correspondence } from './correspondence.ts';

const TEXTS_OF_A_MAIL = 4;
const WORDS_OF_A_LINE = 10;
/** The servers on its way, the last one first. */
const HOPS = ['archive', 'lists', 'mx', 'relay', 'mail'].map((name) => `${name}.example.net`);

/** This number of mails, each as text with its separator line. */
export function* mailbox(mails: number): Generator<string> {
  let left = mails;
  const texts: string[] = [];
  // Some entries are statements, so more entries are needed.
  for (const item of correspondence(2 * mails)) {
    if (item.kind !== 'entry' || item.input.type !== 'MESSAGE') continue;
    texts.push(item.input.text ?? '');
    if (texts.length > TEXTS_OF_A_MAIL) texts.shift();
    yield toMail(item.input, texts);
    left -= 1;
    if (left === 0) return;
  }
}

function toMail({ id, sender, to = [], subject = '', occurred, inReplyTo }: MessageInput, texts: readonly string[]) {
  const date = new Date(occurred?.edtf ?? 0);
  const written = date.toUTCString().replace('GMT', '+0000');
  const author = nameOf(sender?.actor);
  const address = (actor = '') => `${nameOf(actor)} <${nameOf(actor)}@example.org>`;
  const answered = inReplyTo === undefined ? null : `<${nameOf(inReplyTo)}@example.org>`;
  return [
    `From ${author}@example.org ${date.toUTCString()}`,
    `Return-Path: <${author}@example.org>`,
    'Delivered-To: archive@lists.example.net',
    ...HOPS.map(
      (host, hop) =>
        `Received: from relay-${hop}.example.org (relay-${hop}.example.org [192.0.2.${hop}])\n` +
        `\tby ${host} (8.12.1/8.12.1) with ESMTP id g8B${nameOf(id)}${hop}\n\tfor <archive@${host}>; ${written}`,
    ),
    `Message-ID: <${nameOf(id)}@example.org>`,
    ...(answered === null ? [] : [`In-Reply-To: ${answered}`, `References: ${answered}`]),
    `From: ${address(sender?.actor)}`,
    `To: ${to.map(({ actor }) => address(actor)).join(', ')}`,
    `Subject: ${subject}`,
    `Date: ${written}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=us-ascii',
    'User-Agent: Mutt/1.4i',
    'Sender: everything-admin@lists.example.net',
    'Errors-To: everything-admin@lists.example.net',
    'X-Beenthere: everything@lists.example.net',
    'Precedence: bulk',
    'List-Id: Everything <everything.lists.example.net>',
    'List-Unsubscribe: <https://lists.example.net/options/everything>,\n\t<mailto:everything-request@lists.example.net>',
    'Status: RO',
    '',
    ...texts.map((text, place) => lines(text, place < texts.length / 2 ? '> ' : '')),
    '-- ',
    author,
    '',
    '',
  ].join('\n');
}

function lines(text: string, mark: string): string {
  const words = text.split(' ');
  const starts = words.flatMap((_, index) => (index % WORDS_OF_A_LINE === 0 ? [index] : []));
  return starts.map((start) => `${mark}${words.slice(start, start + WORDS_OF_A_LINE).join(' ')}\n`).join('');
}

/** `person-7` of `actor:person-7`, `7` of `message:correspondence/7` */
function nameOf(id = ''): string {
  return id.slice(Math.max(id.lastIndexOf(':'), id.lastIndexOf('/')) + 1);
}
