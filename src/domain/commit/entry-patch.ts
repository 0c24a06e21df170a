import { z } from 'zod';
import { DomainError } from '../../errors.ts';
import { describeProblems, formatPath, problemsOf } from '../problems.ts';
import { type EntryInput, entryInput, messageInput, statementInput } from '../record/input.ts';
import { VISIBILITIES } from '../record/vocabulary.ts';

type Patched<Shape extends z.ZodRawShape> = { [Name in keyof Shape]: z.ZodOptional<z.ZodNullable<Shape[Name]>> };

function patched<Shape extends z.ZodRawShape>(shape: Shape): Patched<Shape> {
  const fields = Object.entries(shape).map(([name, field]) => [name, z.nullable(field as z.ZodType).optional()]);
  return Object.fromEntries(fields) as Patched<Shape>;
}

const messageFields = messageInput.omit({ type: true, id: true }).shape;
// Without its default: a default would appear in every patch that does not name the field.
const statementFields = statementInput
  .omit({ type: true, id: true })
  .extend({ visibility: z.enum(VISIBILITIES) }).shape;

/**
 * The fields that a correction changes: any field of an entry but its type and id. Null removes a field; an absent
 * field stays as it is. `patchEntry` refuses fields of messages in a statement, and the reverse.
 */
export const entryPatch = z.strictObject(patched({ ...messageFields, ...statementFields }));

export type EntryPatch = z.output<typeof entryPatch>;

/**
 * The input with the patch applied, checked like an input that is put.
 *
 * @throws DomainError BAD_RECORD, with a path that begins with the entry's id.
 */
export function patchEntry(input: EntryInput, patch: EntryPatch): EntryInput {
  const fields = new Map<string, unknown>(Object.entries(input));
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) fields.delete(name);
    else if (value !== undefined) fields.set(name, value);
  }
  // An editor can't change these, even if the patch names them.
  const parsed = entryInput.safeParse({ ...Object.fromEntries(fields), type: input.type, id: input.id });
  if (parsed.success) return parsed.data;
  const problems = problemsOf(parsed.error);
  const path = [input.id, ...(problems[0]?.path ?? [])];
  throw new DomainError('BAD_RECORD', `The corrected ${input.id} would not be valid: ${describeProblems(problems)}.`, {
    path: formatPath(path),
  });
}
