/**
 * The record as an editor writes it: the interchange format, and the input of every importer and mutation.
 *
 * One definition gives the checks, the types and the published JSON Schema (`seeds/record.schema.json`). The text of
 * the editor is kept as it is (`EntryRecord.input`), so an export comes back identical.
 */
import { z } from 'zod';
import {
  account,
  attachment,
  citation,
  id,
  label,
  lastChange,
  list,
  moment,
  party,
  relation,
  text,
  url,
} from './parts.ts';
import { MAX_PLACE, MAX_ZONE_LENGTH } from './limits.ts';
import { ACCESSES, ACTOR_KINDS, CHANNELS, DISCLOSURES, STATEMENT_KINDS, VISIBILITIES, WORDINGS } from './vocabulary.ts';

const entryFields = {
  place: z
    .int()
    .min(0)
    .max(MAX_PLACE)
    .describe("Place in the source among equal moments; if absent, the first citation's paragraph.")
    .optional(),
  text: text.describe('The words; absent if the source gives none.').optional(),
  wording: z.enum(WORDINGS),
  occurred: moment.describe('When it happened; absent if it is undated.').optional(),
  disclosed: moment
    .describe('When the public could know it. A public entry without it was known when it occurred.')
    .optional(),
  disclosure: z
    .enum(DISCLOSURES)
    .describe('If `disclosed` is absent: whether it never was, or the date is unknown.')
    .optional(),
  language: z
    .string()
    .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, { error: 'is not a language tag, such as en or pt-BR' })
    .max(35)
    .describe('BCP 47')
    .optional(),
  about: list(id('actor', 'message', 'statement', 'link'))
    .describe('The subjects: actors, links or entries.')
    .optional(),
  links: list(id('link')).optional(),
  relations: list(relation).optional(),
  citations: list(citation).optional(),
};

export const messageInput = z.strictObject({
  type: z.literal('MESSAGE'),
  id: id('message'),
  ...entryFields,
  visibility: z.enum(VISIBILITIES),
  sender: party.optional(),
  to: list(party).optional(),
  cc: list(party).optional(),
  bcc: list(party).optional(),
  platform: label.optional(),
  channel: z.enum(CHANNELS),
  subject: label.optional(),
  attachments: list(attachment).optional(),
  thread: id('thread').optional(),
  inReplyTo: id('message').optional(),
  lastChange: lastChange.describe('The last change of the message, as its archive says.').optional(),
  unanswered: list(citation).min(1).describe('The citations of the report that it was not answered.').optional(),
});

export const statementInput = z.strictObject({
  type: z.literal('STATEMENT'),
  id: id('statement'),
  ...entryFields,
  visibility: z.enum(VISIBILITIES).default('PUBLIC'),
  speaker: party,
  onBehalfOf: list(id('actor')).optional(),
  outlet: id('actor').optional(),
  audience: label.optional(),
  to: list(party).describe('The actors to whom it was said.').optional(),
  kind: z.enum(STATEMENT_KINDS),
});

export const entryInput = z.discriminatedUnion('type', [messageInput, statementInput]);

export const collectionInput = z.strictObject({
  id: id('collection'),
  title: label,
  description: text.optional(),
  zone: z.string().max(MAX_ZONE_LENGTH).describe('IANA zone of moments that name no zone; UTC if absent.').optional(),
  access: z.enum(ACCESSES).default('OPEN'),
  sources: list(id('source')).optional(),
});

export const actorInput = z.strictObject({
  id: id('actor'),
  name: label,
  kind: z.enum(ACTOR_KINDS),
  description: text.optional(),
  aliases: list(label).optional(),
  accounts: list(account).optional(),
  handleOnly: z.boolean().describe('True if no name is known: `name` repeats the handle of an account.').optional(),
  roles: list(
    z.strictObject({
      title: label,
      organisation: id('actor').optional(),
      from: moment.optional(),
      to: moment.optional(),
      citations: list(citation).optional(),
    }),
  )
    .describe('Dated roles and affiliations.')
    .optional(),
  citations: list(citation).optional(),
});

export const sourceInput = z.strictObject({
  id: id('source'),
  title: label,
  publisher: id('actor').optional(),
  authors: list(label).optional(),
  url: url.optional(),
  published: moment.optional(),
  file: label.describe('Name of the file with its text, for `verify`.').optional(),
  description: text.optional(),
});

export const linkInput = z.strictObject({
  id: id('link'),
  url: url.optional(),
  label: label.optional(),
  citations: list(citation).optional(),
});

export type CitationInput = z.output<typeof citation>;
export type PartyInput = z.output<typeof party>;
export type AccountInput = z.output<typeof account>;
export type LastChange = z.output<typeof lastChange>;
export type MessageInput = z.output<typeof messageInput>;
export type StatementInput = z.output<typeof statementInput>;
export type EntryInput = z.output<typeof entryInput>;
export type CollectionInput = z.output<typeof collectionInput>;
export type ActorInput = z.output<typeof actorInput>;
export type SourceInput = z.output<typeof sourceInput>;
export type LinkInput = z.output<typeof linkInput>;

/** An entry in a file. `collection` may be absent if the entry comes after its collection. */
export const fileEntry = z.discriminatedUnion('type', [
  messageInput.extend({ collection: id('collection').optional() }),
  statementInput.extend({ collection: id('collection').optional() }),
]);
