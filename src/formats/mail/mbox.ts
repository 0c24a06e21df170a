import { DomainError } from '../../errors.ts';
import type { FileFormat, ArchiveLocation, ReadEvent } from '../format.ts';
import { MailEntries } from './entries.ts';
import { type Mail, readMail } from './mail.ts';
import { beginsMbox, splitMbox } from './mbox-messages.ts';

const MAX_AHEAD = 200;
const MAX_AHEAD_CHARACTERS = 8_000_000;

interface Waiting {
  readonly mail: Mail;
  readonly at: ArchiveLocation;
}

/** Holds some mails back, so that the names in later mails are known when a mail is given out. */
class LookAhead {
  readonly #waiting: Waiting[] = [];
  #characters = 0;

  /** @returns the mails that need not wait any longer */
  *add(mail: Mail, at: ArchiveLocation): Generator<Waiting> {
    this.#waiting.push({ mail, at });
    this.#characters += mail.body.text.length;
    while (this.#waiting.length > MAX_AHEAD || this.#characters > MAX_AHEAD_CHARACTERS) yield* this.#next();
  }

  *rest(): Generator<Waiting> {
    while (this.#waiting.length > 0) yield* this.#next();
  }

  *#next(): Generator<Waiting> {
    const next = this.#waiting.shift();
    if (next === undefined) return;
    this.#characters -= next.mail.body.text.length;
    yield next;
  }
}

/** Mailboxes with many mails in one file: mboxo, mboxrd, mboxcl, and the archives of pipermail. */
export const mbox: FileFormat = {
  name: 'mbox',
  recognises: (head) => beginsMbox(head),
  async *read(file, context) {
    const collection = yield* context.collection();
    const citations = yield* context.archive(collection);
    const entries = new MailEntries(context, collection.id, citations);
    const ahead = new LookAhead();
    for await (const message of splitMbox(file.open())) {
      const at = { message: message.number };
      const problem = (reason: string): ReadEvent => ({ kind: 'PROBLEM', reason, at });
      if ('problem' in message) {
        yield problem(message.problem);
        continue;
      }
      try {
        const mail = await readMail(message.content, message.separator, context.dateOrder);
        entries.learn(mail);
        for (const next of ahead.add(mail, at)) yield* entries.of(next.mail, next.at);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        yield problem(error.message);
      }
    }
    for (const next of ahead.rest()) yield* entries.of(next.mail, next.at);
  },
};
