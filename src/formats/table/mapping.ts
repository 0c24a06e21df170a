/** The mapping of a table, from the file of `--mapping`: which column is which field. See `docs/csv-mapping.md`. */
import { z } from 'zod';
import { describeProblems, problemsOf } from '../../domain/problems.ts';
import { parseZone } from '../../domain/time/time-zone.ts';
import { STATEMENT_KINDS, CHANNELS, VISIBILITIES, WORDINGS } from '../../domain/record/vocabulary.ts';
import { DomainError } from '../../errors.ts';
import { DATE_ORDERS } from '../format.ts';
import { parseJson, toValue } from '../text/json-tree.ts';
import { isDatePattern } from '../dates/date-pattern.ts';

const column = z.string().min(1);
const fieldSource = z
  .strictObject({
    column: column.optional(),
    columns: z.array(column).min(2).describe('These columns, joined; empty cells are left out.').optional(),
    join: z.string().describe('The text between joined columns; a space if absent.').optional(),
    value: z.string().describe('The same value for every row.').optional(),
    split: z.string().min(1).describe('The text between the members of a list.').optional(),
    values: z.record(z.string(), z.string()).describe('A value of the table → its meaning.').optional(),
    name: column.describe('The column with the display name of a person.').optional(),
  })
  .refine((given) => [given.column, given.columns, given.value].filter((part) => part !== undefined).length === 1, {
    error: 'needs one of `column`, `columns` and `value`',
  });
const source = z.union([column.transform((name): FieldSource => ({ column: name })), fieldSource]);

/** The source of a field: one column or several, or a fixed value. */
export type FieldSource = z.output<typeof fieldSource>;

const shared = {
  id: source.optional(),
  occurred: source.optional(),
  disclosed: source.optional(),
  text: source.optional(),
  to: source.optional(),
  links: source.optional(),
  language: source.optional(),
};
const messageFields = z.strictObject({
  ...shared,
  sender: source.optional(),
  cc: source.optional(),
  bcc: source.optional(),
  subject: source.optional(),
  thread: source.optional(),
  inReplyTo: source.optional(),
});
const statementFields = z.strictObject({
  ...shared,
  speaker: source,
  outlet: source.optional(),
  audience: source.optional(),
});

const anyTable = {
  collection: z
    .strictObject({ name: z.string().min(1).optional(), title: z.string().min(1).optional() })
    .describe('The collection to import into; --collection takes precedence.')
    .optional(),
  delimiter: z.string().length(1).optional(),
  encoding: z
    .string()
    .refine(isEncoding, { error: 'is not an encoding. Write one such as utf-8 or windows-1252.' })
    .optional(),
  header: z
    .boolean()
    .describe('False if the first row is not a header: columns are then called 1, 2, 3.')
    .default(true),
  unused: z.array(z.string()).describe('Columns that are not imported; a note for the reader.').optional(),
};

const table = {
  ...anyTable,
  platform: z.string().min(1).describe('The platform of the accounts: email, twitter.').optional(),
  dates: z
    .strictObject({
      order: z.enum(DATE_ORDERS).optional(),
      format: z
        .string()
        .refine(isDatePattern, {
          error: 'is not a date pattern. Write one such as DD.MM.YYYY HH:mm, unix, unix-ms or excel.',
        })
        .optional(),
      zone: z.string().refine(isZone, { error: 'is not a time zone' }).optional(),
    })
    .default({}),
  visibility: z.union([z.enum(VISIBILITIES), fieldSource]).optional(),
  wording: z.enum(WORDINGS).default('VERBATIM'),
};

const mappingSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('MESSAGE'),
    ...table,
    channel: z.union([z.enum(CHANNELS), fieldSource]),
    fields: messageFields,
  }),
  z.strictObject({
    type: z.literal('STATEMENT'),
    ...table,
    kind: z.union([z.enum(STATEMENT_KINDS), fieldSource]),
    fields: statementFields,
  }),
  z.strictObject({
    type: z.literal('MAIL'),
    ...anyTable,
    mail: column.describe('The column with whole mails, header and body.'),
  }),
]);

export type Mapping = z.output<typeof mappingSchema>;
/** For a table with a whole mail in each row; it needs no fields. */
export type MailMapping = Extract<Mapping, { type: 'MAIL' }>;
/** For a table with one field in each column. */
export type FieldMapping = Exclude<Mapping, MailMapping>;

/** @throws DomainError BAD_CONFIGURATION that names the file, and the path or the location in it */
export function readMapping({ file, text }: { readonly file: string; readonly text: string }): Mapping {
  const parsed = parseJson(text);
  if ('problem' in parsed) {
    const line = text.slice(0, parsed.offset).split('\n').length;
    throw new DomainError('BAD_CONFIGURATION', `is not a valid mapping: ${parsed.problem}`, { file, line });
  }
  const mapping = mappingSchema.safeParse(toValue(parsed.root));
  if (mapping.success) return mapping.data;
  throw new DomainError('BAD_CONFIGURATION', `is not a valid mapping: ${describeProblems(problemsOf(mapping.error))}`, {
    file,
  });
}

function isEncoding(name: string): boolean {
  try {
    return new TextDecoder(name).encoding !== '';
  } catch {
    return false;
  }
}

function isZone(name: string): boolean {
  try {
    return parseZone(name) !== '';
  } catch {
    return false;
  }
}
