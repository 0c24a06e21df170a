import { DomainError } from '../errors.ts';
import type { FileFormat, ReadEvent } from './format.ts';
import { MailEntries } from './mail/mail-entries.ts';
import { readMail } from './mail/mail.ts';
import { beginsMbox, splitMbox } from './mail/mbox-messages.ts';

/** Mailboxes of many mails in one file: mboxo, mboxrd, mboxcl, and the archives of pipermail. */
export const mbox: FileFormat = {
  name: 'mbox',
  recognises: (head) => beginsMbox(head),
  async *read(file, context) {
    const collection = yield* context.collection();
    const entries = new MailEntries(context, collection.id);
    for await (const message of splitMbox(file.open())) {
      const at = { message: message.number };
      const problem = (reason: string): ReadEvent => ({ kind: 'PROBLEM', reason, at });
      if ('problem' in message) {
        yield problem(message.problem);
        continue;
      }
      try {
        const mail = await readMail(message.content, message.separator, context.dateOrder);
        yield* entries.of(mail, at);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        yield problem(error.message);
      }
    }
  },
};
