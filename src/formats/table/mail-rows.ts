import type { CitationInput } from '../../domain/record/input.ts';
import { DomainError } from '../../errors.ts';
import type { ArchiveLocation, ReadContext, ReadEvent } from '../format.ts';
import { MailEntries } from '../mail/entries.ts';
import { readMail } from '../mail/mail.ts';

/** Reads a column that has a whole mail in each cell. */
export class MailRows {
  readonly #context: ReadContext;
  readonly #entries: MailEntries;

  constructor(context: ReadContext, collection: string, citations: readonly CitationInput[]) {
    this.#context = context;
    this.#entries = new MailEntries(context, collection, citations);
  }

  async *of(cell: string, at: ArchiveLocation): AsyncGenerator<ReadEvent> {
    try {
      yield* this.#entries.of(await readMail(Buffer.from(cell), null, this.#context.dateOrder), at);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      yield { kind: 'PROBLEM', reason: error.message, at };
    }
  }
}
