/** Acts as they stand in a file of the own format, after the records that they are about. */
import { z } from 'zod';
import type { ActItem } from '../commit/commit.ts';
import { entryPatch } from '../commit/entry-patch.ts';
import { id, label } from './parts.ts';

const entry = id('message', 'statement');
const actor = id('actor');
const at = z.iso
  .datetime({ offset: true })
  .describe('When it was done. An act that comes again is recognised by it; an act without it by its content.')
  .optional();
const said = { id: entry, reason: label, at };

const ACT_INPUTS = {
  correction: z.strictObject({ ...said, patch: entryPatch.describe('The fields that change; null takes one away.') }),
  retraction: z.strictObject(said),
  restoration: z.strictObject(said).describe('Takes a retraction back.'),
  erasure: z.strictObject({
    ...said,
    collection: id('collection').describe('Blocks the id even if the record has no such entry.').optional(),
  }),
  merge: z.strictObject({ keep: actor, merge: actor }).describe('The two are one; both ids stay.'),
  split: z.strictObject({ id: actor }).describe('Takes the merge of this actor into another back.'),
} as const satisfies Record<ActItem['kind'], z.ZodType>;

export type ActKind = keyof typeof ACT_INPUTS;
export const ACT_KINDS = Object.keys(ACT_INPUTS) as readonly ActKind[];

/** An act as an object with one member, its kind: `{"retraction": {"id": …, "reason": …}}`. */
export const fileAct = z.union([
  z.strictObject({ correction: ACT_INPUTS.correction }),
  z.strictObject({ retraction: ACT_INPUTS.retraction }),
  z.strictObject({ restoration: ACT_INPUTS.restoration }),
  z.strictObject({ erasure: ACT_INPUTS.erasure }),
  z.strictObject({ merge: ACT_INPUTS.merge }),
  z.strictObject({ split: ACT_INPUTS.split }),
]);

/** The check of the content under a kind. */
export function actInput(kind: ActKind): z.ZodType<ActItem> {
  const input: z.ZodType<object> = ACT_INPUTS[kind];
  return input.transform((given) => ({ kind, ...given }) as ActItem);
}

/** `{"merge": {"keep": …, "merge": …}}` */
export function toFileAct({ kind, ...act }: ActItem): z.input<typeof fileAct> {
  return { [kind]: act } as z.input<typeof fileAct>;
}
