import { momentWithBasis } from '../../../domain/time/moment-words.ts';
import { participantsOf } from '../../../domain/record/participants.ts';
import type { MessageInput, PartyInput, StatementInput } from '../../../domain/record/input.ts';
import { targetOf } from '../../../domain/commit/threads.ts';
import { caveatsOf, citationInWords, openKindInWords, ownCitationsOf, whoToWhom } from '../entry-words.ts';
import { accountEntity, accountId } from './named.ts';
import { ftmDates, type FtmEntity, ftmEntity, ftmId } from './entity.ts';
import { ftmMediaType, ftmTexts } from './values.ts';
import type { ExportedEntry } from '../output-format.ts';
import type { RecordNames } from '../record-names.ts';

/**
 * The entities of an entry: itself, its accounts and attachments, the actors that it is about, its answers and relations.
 *
 * @param schemas of the entries before it, by the ids of their entities
 */
export function entryEntities(
  entry: ExportedEntry,
  names: RecordNames,
  schemas: ReadonlyMap<string, string>,
): readonly [FtmEntity, ...FtmEntity[]] {
  const { input } = entry;
  const self = input.type === 'STATEMENT' ? statementEntity(entry, input, names) : messageEntity(entry, input, names);
  return [
    withAnswered(self, entry, schemas),
    ...accountsOf(entry),
    ...attachmentsOf(entry),
    ...mentionsOf(entry, names),
    ...answersOf(self, entry, schemas),
    ...relationsOf(entry, names),
  ];
}

const ANSWER_PROPERTIES: Readonly<Record<string, string>> = { Email: 'inReplyToEmail', Message: 'inReplyToMessage' };

/** Only an e-mail can answer an e-mail, and a message a message; other answers are links. The target may be missing here. */
function withAnswered(self: FtmEntity, { input }: ExportedEntry, schemas: ReadonlyMap<string, string>): FtmEntity {
  const target = targetOf(input);
  const property = ANSWER_PROPERTIES[self.schema];
  if (target === null || property === undefined) return self;
  const hasSameSchema = schemas.get(ftmId(target)) === self.schema;
  const answered = { inReplyTo: [target], ...(hasSameSchema && { [property]: [ftmId(target)] }) };
  return { ...self, properties: { ...self.properties, ...answered } };
}

function answersOf(self: FtmEntity, { id, input }: ExportedEntry, schemas: ReadonlyMap<string, string>): FtmEntity[] {
  const target = targetOf(input);
  if (target === null || (ANSWER_PROPERTIES[self.schema] !== undefined && schemas.get(ftmId(target)) === self.schema))
    return [];
  const link = { subject: ftmId(id), object: ftmId(target), role: 'answers' };
  return [ftmEntity(`${ftmId(id)}.answer`, 'UnknownLink', link)];
}

/** The accounts that the entry uses, also those that the records of their owners do not name. */
function accountsOf({ input }: ExportedEntry): FtmEntity[] {
  return participantsOf(input).flatMap(({ actor, account }) => (account === null ? [] : accountEntity(actor, account)));
}

/**
 * An e-mail becomes an `Email`, any other message a `Message`. A `Message` must have a sender and a text; without one of
 * them it becomes a `PlainText`, or a `Folder` where it has attachments. The title says who wrote to whom. `messageId` is
 * the id in the record, which may have characters that the id of an entity can't have.
 */
function messageEntity(entry: ExportedEntry, input: MessageInput, names: RecordNames): FtmEntity {
  const to = [...(input.to ?? []), ...(input.cc ?? []), ...(input.bcc ?? [])];
  const recipients = to.map(({ actor }) => ftmId(actor));
  const common = {
    ...sharedProperties(entry, names),
    messageId: entry.id,
    title: `${whoToWhom(input, names)}: ${openKindInWords(input)}`,
    bodyText: ftmTexts(input.text),
    parent: ftmId(entry.collection),
  };
  const { date, ...interval } = ftmDates(entry.occurred);
  const id = ftmId(entry.id);
  if (input.channel === 'EMAIL') {
    const named = (parties: readonly PartyInput[] | undefined) => parties?.map((party) => names.party(party));
    return ftmEntity(id, 'Email', {
      ...common,
      date: date ?? interval.startDate ?? interval.endDate,
      subject: input.subject,
      from: named(input.sender && [input.sender]),
      to: named(input.to),
      cc: named(input.cc),
      bcc: named(input.bcc),
      emitters: input.sender && ftmId(input.sender.actor),
      recipients,
      threadTopic: entry.thread,
    });
  }
  if (input.sender === undefined || input.text === undefined || input.text.trim() === '') {
    const schema = (input.attachments ?? []).length > 0 ? 'Folder' : 'PlainText';
    return ftmEntity(id, schema, { ...common, date: date ?? interval.startDate ?? interval.endDate });
  }
  return ftmEntity(id, 'Message', {
    ...common,
    date,
    ...interval,
    subject: input.subject,
    sender: ftmId(input.sender.actor),
    senderAccount: input.sender.account && accountId(input.sender.account),
    recipients,
    recipientAccount: to.flatMap(({ account }) => (account === undefined ? [] : accountId(account))),
    threadTopic: entry.thread,
  });
}

/** A statement becomes an `Event`. Involved are the speaker, and the actors for, to or about whom they speak. */
function statementEntity(entry: ExportedEntry, input: StatementInput, names: RecordNames): FtmEntity {
  const involved = [
    input.speaker.actor,
    ...(input.onBehalfOf ?? []),
    ...(input.outlet === undefined ? [] : [input.outlet]),
    ...(input.to ?? []).map(({ actor }) => actor),
    ...(input.about ?? []).filter((topic) => topic.startsWith('actor:')),
  ];
  return ftmEntity(ftmId(entry.id), 'Event', {
    ...sharedProperties(entry, names),
    ...ftmDates(entry.occurred),
    name: `${whoToWhom(input, names)}: ${openKindInWords(input)}`,
    summary: ftmTexts(input.text),
    involved: involved.map(ftmId),
  });
}

function sharedProperties(entry: ExportedEntry, names: RecordNames) {
  const { input, occurred } = entry;
  const citations = ownCitationsOf(input);
  return {
    proof: citations.map(({ source }) => ftmId(source)),
    keywords: [input.visibility.toLowerCase(), input.wording.toLowerCase()],
    notes: [
      occurred === null ? 'Without a date.' : momentWithBasis(occurred),
      ...caveatsOf(entry),
      ...(input.links ?? []).map((link) => names.link(link)),
      ...citations.map((citation) => citationInWords(citation, names)),
    ],
  };
}

function attachmentsOf({ id, input }: ExportedEntry): FtmEntity[] {
  if (input.type !== 'MESSAGE') return [];
  return (input.attachments ?? []).map(({ name, mediaType, size }, index) =>
    ftmEntity(`${ftmId(id)}.attachment.${index + 1}`, 'Document', {
      fileName: name ?? `attachment ${index + 1}`,
      mimeType: ftmMediaType(mediaType),
      fileSize: size,
      parent: ftmId(id),
    }),
  );
}

/** Only for messages: the actors that a statement is about are involved in its `Event`. */
function mentionsOf({ id, input }: ExportedEntry, names: RecordNames): FtmEntity[] {
  if (input.type !== 'MESSAGE') return [];
  const actors = [...new Set(input.about ?? [])].filter((topic) => topic.startsWith('actor:'));
  return actors.map((actor) =>
    ftmEntity(`${ftmId(id)}.about.${ftmId(actor)}`, 'Mention', {
      document: ftmId(id),
      resolved: ftmId(actor),
      name: names.actor(actor),
    }),
  );
}

function relationsOf({ id, input }: ExportedEntry, names: RecordNames): FtmEntity[] {
  return (input.relations ?? []).map(({ kind, entry, citations = [] }, index) =>
    ftmEntity(`${ftmId(id)}.relation.${index + 1}`, 'UnknownLink', {
      subject: ftmId(id),
      object: ftmId(entry),
      role: kind.toLowerCase().replaceAll('_', ' '),
      proof: citations.map(({ source }) => ftmId(source)),
      summary: citations.map((citation) => citationInWords(citation, names)),
    }),
  );
}
