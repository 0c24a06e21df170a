/**
 * The record as an editor writes it: the interchange format, and what every importer and mutation hands in.
 *
 * One definition gives the checks, the types and the published JSON Schema (`seeds/record.schema.json`). What an editor
 * wrote is kept as it is (`EntryRecord.input`), so an export comes back identical.
 */
import { z } from 'zod';
import { isIdOf, MAX_ID_LENGTH, type NodeType } from './ids.ts';
import type { MomentInput } from './moment.ts';
import {
  ACCESSES,
  ACTOR_KINDS,
  CHANNELS,
  DISCLOSURES,
  RELATION_KINDS,
  STATEMENT_KINDS,
  VISIBILITIES,
  WORDINGS,
} from './vocabulary.ts';

const MAX_TEXT_LENGTH = 1_000_000;
const MAX_LABEL_LENGTH = 2_000;
const MAX_URL_LENGTH = 8_000;
const MAX_LIST_LENGTH = 1_000;

const id = (...types: [NodeType, ...NodeType[]]) =>
  z
    .string()
    .max(MAX_ID_LENGTH)
    .refine((value) => isIdOf(value, ...types), {
      error: `is not an id of ${types.join(' or ')}, such as "${types[0]}:a-name"`,
    })
    .meta({ pattern: `^(${types.join('|')}):[A-Za-z0-9][A-Za-z0-9._~@+%=/-]*$` });
const entryId = id('message', 'statement');
const wellFormed = (text: string) => text.isWellFormed() && !text.includes('\0');
const WELL_FORMED = { error: 'holds a lone surrogate or a NUL, which no store keeps' };
const text = z.string().max(MAX_TEXT_LENGTH).refine(wellFormed, WELL_FORMED);
const label = z.string().min(1).max(MAX_LABEL_LENGTH).refine(wellFormed, WELL_FORMED);
const url = z.url().max(MAX_URL_LENGTH).refine(wellFormed, WELL_FORMED);
const list = <T extends z.ZodType>(item: T) => z.array(item).max(MAX_LIST_LENGTH);

const relativeTo = z.strictObject({
  entry: entryId.describe('The entry whose moment, on the same clock, this one counts from.'),
  offset: z.string().describe('A signed ISO 8601 duration: PT15M, P2D, -PT1H.'),
});
const momentFields = z
  .strictObject({
    edtf: z
      .string()
      .max(200)
      .describe('EDTF level 1: 2016-10-12, 2016-07, 2016-10~, 2016/2017, 2016-10-03T14:02Z.')
      .optional(),
    written: label.describe('The words of the source.').optional(),
    zone: z.string().max(64).describe('IANA zone or offset in which it was written.').optional(),
    relativeTo: relativeTo.optional(),
    inferred: z.boolean().describe('True where the editor inferred the moment; give the reason in `note`.').optional(),
    note: label.optional(),
  })
  .refine((moment) => (moment.edtf === undefined) !== (moment.relativeTo === undefined), {
    error: 'needs either `edtf` or `relativeTo`',
  })
  .refine((moment) => moment.inferred !== true || moment.note !== undefined, {
    error: 'is inferred, so it needs a `note` that gives the reason',
  });
const moment: z.ZodType<MomentInput, string | MomentInput> = z.union([
  z
    .string()
    .max(200)
    .transform((edtf): MomentInput => ({ edtf })),
  momentFields,
]);

const quote = z.strictObject({
  exact: label.describe('The words as they stand in the source.'),
  prefix: label.describe('What stands just before, where the words alone are not unique.').optional(),
  suffix: label.describe('What stands just after.').optional(),
});
const citation = z
  .strictObject({
    source: id('source'),
    quotes: list(quote).optional(),
    paragraph: z.int().min(1).describe('Blocks between blank lines of the text, from 1.').optional(),
    attributedTo: list(id('actor')).describe('Who says so, according to the source.').optional(),
    inferred: z.boolean().describe('True where the source does not say it in so many words.').optional(),
    reason: label.describe('Why it was inferred.').optional(),
  })
  .refine((given) => given.inferred !== true || given.reason !== undefined, {
    error: 'is inferred, so it needs a `reason`',
  });

const account = z.strictObject({
  platform: label,
  handle: label,
});
interface PartyWithAccount {
  readonly actor: string;
  readonly account?: AccountInput | undefined;
}
const party = z.union([
  id('actor').transform((actor): PartyWithAccount => ({ actor })),
  z.strictObject({ actor: id('actor'), account: account.describe('The account that was used.').optional() }),
]);

const relation = z.strictObject({
  kind: z.enum(RELATION_KINDS),
  entry: entryId,
  citations: list(citation).optional(),
});

const attachment = z.strictObject({
  name: label.optional(),
  mediaType: label.optional(),
  size: z.int().min(0).describe('Bytes.').optional(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  url: label.optional(),
});

const entryFields = {
  place: z
    .int()
    .min(0)
    .max(2_000_000_000)
    .describe("Place in the source among equal moments; the first citation's paragraph where absent.")
    .optional(),
  text: text.describe('What was said; absent where the source gives no words.').optional(),
  wording: z.enum(WORDINGS),
  occurred: moment.describe('When it happened; absent where it is undated.').optional(),
  disclosed: moment
    .describe('When the public could know it; for public entries absent where that is when it occurred.')
    .optional(),
  disclosure: z
    .enum(DISCLOSURES)
    .describe('Where `disclosed` is absent: whether it never was, or the date is unknown.')
    .optional(),
  language: z
    .string()
    .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, { error: 'is not a language tag, such as en or pt-BR' })
    .max(35)
    .describe('BCP 47')
    .optional(),
  about: list(id('actor', 'message', 'statement', 'link'))
    .describe('What it is about.')
    .optional(),
  links: list(id('link')).optional(),
  relations: list(relation).optional(),
  citations: list(citation).optional(),
};

const messageInput = z.strictObject({
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
  unanswered: list(citation).min(1).describe('The citations of the report that it was not answered.').optional(),
});

const statementInput = z.strictObject({
  type: z.literal('STATEMENT'),
  id: id('statement'),
  ...entryFields,
  visibility: z.enum(VISIBILITIES).default('PUBLIC'),
  speaker: party,
  onBehalfOf: list(id('actor')).optional(),
  outlet: id('actor').optional(),
  audience: label.optional(),
  to: list(party).describe('Actors to whom it was said.').optional(),
  kind: z.enum(STATEMENT_KINDS),
});

export const entryInput = z.discriminatedUnion('type', [messageInput, statementInput]);

export const collectionInput = z.strictObject({
  id: id('collection'),
  title: label,
  description: text.optional(),
  zone: z.string().max(64).describe('IANA zone of moments that say none; UTC where absent.').optional(),
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
  file: label.describe('Name of the file of its text, for `verify`.').optional(),
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
export type MessageInput = z.output<typeof messageInput>;
export type StatementInput = z.output<typeof statementInput>;
export type EntryInput = z.output<typeof entryInput>;
export type CollectionInput = z.output<typeof collectionInput>;
export type ActorInput = z.output<typeof actorInput>;
export type SourceInput = z.output<typeof sourceInput>;
export type LinkInput = z.output<typeof linkInput>;

/** An entry in a file: `collection` may be absent after the collection that it belongs to. */
export const fileEntry = z.discriminatedUnion('type', [
  messageInput.extend({ collection: id('collection').optional() }),
  statementInput.extend({ collection: id('collection').optional() }),
]);

/** A whole file in the interchange format. */
export const recordFile = z.strictObject({
  $schema: z.string().optional(),
  backchannel: z.literal(1).describe('Version of the interchange format.'),
  exported: z
    .strictObject({ at: z.string(), revision: z.int(), filter: z.unknown() })
    .describe('What an export says of itself; an import passes over it.')
    .optional(),
  collections: list(collectionInput).optional(),
  actors: z.array(actorInput).optional(),
  sources: z.array(sourceInput).optional(),
  links: z.array(linkInput).optional(),
  entries: z.array(fileEntry).optional(),
});
