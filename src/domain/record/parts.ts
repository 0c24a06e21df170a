/** The parts of the record's inputs: ids, texts, moments, citations, parties. */
import { z } from 'zod';
import { isIdOf, type NodeType } from './ids.ts';
import {
  MAX_EDTF_LENGTH,
  MAX_ID_LENGTH,
  MAX_LABEL_LENGTH,
  MAX_LIST_LENGTH,
  MAX_TEXT_LENGTH,
  MAX_URL_LENGTH,
  MAX_ZONE_LENGTH,
} from './limits.ts';
import type { MomentInput } from '../time/moment.ts';
import { MESSAGE_CHANGES, RELATION_KINDS } from './vocabulary.ts';

export const id = (...types: [NodeType, ...NodeType[]]) =>
  z
    .string()
    .max(MAX_ID_LENGTH)
    .refine((value) => isIdOf(value, ...types), {
      error: `is not an id of ${types.join(' or ')}, such as "${types[0]}:a-name"`,
    })
    .meta({ pattern: `^(${types.join('|')}):[A-Za-z0-9][A-Za-z0-9._~@+%=/-]*$` });
const entryId = id('message', 'statement');
const wellFormed = (text: string) => text.isWellFormed() && !text.includes('\0');
const WELL_FORMED = { error: 'has a lone surrogate or a NUL, which no store can keep' };
export const text = z.string().max(MAX_TEXT_LENGTH).refine(wellFormed, WELL_FORMED);
export const label = z.string().min(1).max(MAX_LABEL_LENGTH).refine(wellFormed, WELL_FORMED);
/** Only addresses that a page can link to without harm. */
const LINK_PROTOCOL = /^(https?|mailto|tel)$/i;

export const url = z
  .url({ protocol: LINK_PROTOCOL, error: 'Give an address that begins with http, https, mailto or tel.' })
  .max(MAX_URL_LENGTH)
  .refine(wellFormed, WELL_FORMED);
export const list = <T extends z.ZodType>(item: T) => z.array(item).max(MAX_LIST_LENGTH);

const relativeTo = z.strictObject({
  entry: entryId.describe('The entry that this moment is relative to, on the same clock.'),
  offset: z.string().describe('A signed ISO 8601 duration: PT15M, P2D, -PT1H.'),
});
const momentFields = z
  .strictObject({
    edtf: z
      .string()
      .max(MAX_EDTF_LENGTH)
      .describe('EDTF level 1: 2016-10-12, 2016-07, 2016-10~, 2016/2017, 2016-10-03T14:02Z.')
      .optional(),
    written: label.describe('The words of the source.').optional(),
    zone: z.string().max(MAX_ZONE_LENGTH).describe('IANA zone or offset in which it was written.').optional(),
    relativeTo: relativeTo.optional(),
    inferred: z.boolean().describe('True if the editor inferred the moment; give the reason in `note`.').optional(),
    note: label.optional(),
  })
  .refine((moment) => (moment.edtf === undefined) !== (moment.relativeTo === undefined), {
    error: 'needs either `edtf` or `relativeTo`',
  })
  .refine((moment) => moment.inferred !== true || moment.note !== undefined, {
    error: 'is inferred, so it needs a `note` that gives the reason',
  });
export const moment: z.ZodType<MomentInput, string | MomentInput> = z.union([
  z
    .string()
    .max(MAX_EDTF_LENGTH)
    .transform((edtf): MomentInput => ({ edtf })),
  momentFields,
]);

const quote = z.strictObject({
  exact: label.describe('The words as they stand in the source.'),
  prefix: label.describe('The text just before, if the words alone are not unique.').optional(),
  suffix: label.describe('The text just after.').optional(),
});
export const citation = z
  .strictObject({
    source: id('source'),
    quotes: list(quote).optional(),
    paragraph: z.int().min(1).describe('Blocks between blank lines of the text, from 1.').optional(),
    attributedTo: list(id('actor')).describe('Who says so, according to the source.').optional(),
    inferred: z.boolean().describe('True if the source does not say it in so many words.').optional(),
    reason: label.describe('Why it was inferred.').optional(),
  })
  .refine((given) => given.inferred !== true || given.reason !== undefined, {
    error: 'is inferred, so it needs a `reason`',
  });

export const account = z.strictObject({
  platform: label,
  handle: label,
});
interface PartyWithAccount {
  readonly actor: string;
  readonly account?: z.output<typeof account> | undefined;
}
export const party = z.union([
  id('actor').transform((actor): PartyWithAccount => ({ actor })),
  z.strictObject({ actor: id('actor'), account: account.describe('The account that was used.').optional() }),
]);

export const relation = z.strictObject({
  kind: z.enum(RELATION_KINDS),
  entry: entryId,
  citations: list(citation).optional(),
});

/**
 * Instants in UTC, or local times of the collection's zone. Within one archive, the order of the texts is the order in
 * time.
 */
export const CHANGE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z?$/;
export const lastChange = z.strictObject({
  kind: z.enum(MESSAGE_CHANGES),
  at: z
    .string()
    .max(40)
    .regex(CHANGE_TIME, { error: 'is not a time such as 2022-09-01T00:00:20Z' })
    .describe("When: in UTC, or without Z in the collection's zone. Absent if the archive does not say.")
    .optional(),
});

export const attachment = z.strictObject({
  name: label.optional(),
  mediaType: label.optional(),
  size: z.int().min(0).describe('Bytes.').optional(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  url: label.optional(),
});
