/**
 * Reads version 1 of the own format, and stores of version 2 or older. There the last change of a message is in the
 * note of its moment (`edited 2022-09-01T00:00:20Z`), and an actor whose name is its handle has no other name.
 */
import type { ActItem } from '../commit/commit.ts';
import { toLastChange } from '../commit/last-change.ts';
import { canonicalJson, sha256 } from '../digest.ts';
import type { MomentInput } from '../time/moment.ts';
import { markHandleOnly } from './handle-only.ts';
import { nodeTypeOf } from './ids.ts';
import type { ActorInput, EntryInput, LastChange } from './input.ts';
import { CHANGE_TIME } from './parts.ts';
import type { EntryRecord } from './record.ts';
import type { MessageChange } from './vocabulary.ts';

export function upgradeActor(input: ActorInput): ActorInput {
  return markHandleOnly(input);
}

/** Returns the same object if there is nothing to upgrade. */
export function upgradeEntry(input: EntryInput): EntryInput {
  if (input.type !== 'MESSAGE' || input.occurred === undefined || input.lastChange !== undefined) return input;
  const { occurred, lastChange } = parted(input.occurred);
  return lastChange === null ? input : { ...input, occurred, lastChange };
}

/** A correction of a message's moment replaced its note as well, and so the last change. */
export function upgradeAct(act: ActItem): ActItem {
  if (act.kind !== 'correction' || nodeTypeOf(act.id) !== 'message' || act.patch.occurred === undefined) return act;
  const { occurred, lastChange } =
    act.patch.occurred === null ? { occurred: null, lastChange: null } : parted(act.patch.occurred);
  return { ...act, patch: { lastChange, ...act.patch, occurred } };
}

/**
 * @param inputs all inputs that the entry has had: the digest of the last imported one is worked out again
 * @returns the same object if there is nothing to upgrade
 */
export function upgradeRecord(record: EntryRecord, inputs: readonly EntryInput[]): EntryRecord {
  const input = upgradeEntry(record.input);
  const lastImported = [record.input, ...inputs].find((each) => digestOf(each) === record.imported);
  const imported = lastImported === undefined ? record.imported : digestOf(upgradeEntry(lastImported));
  return input === record.input && imported === record.imported ? record : { ...record, input, imported };
}

interface Parted {
  readonly occurred: MomentInput;
  readonly lastChange: LastChange | null;
}

const CHANGE_NOTE = /^(edited|ended|deleted)(?: (\S+))?$/;

function parted(occurred: MomentInput): Parted {
  const { note, ...rest } = occurred;
  const [, kind, at] = CHANGE_NOTE.exec(note ?? '') ?? [];
  // An inferred moment needs its note.
  const isChange = kind !== undefined && occurred.inferred !== true && (at === undefined || CHANGE_TIME.test(at));
  if (!isChange) return { occurred, lastChange: null };
  return { occurred: rest, lastChange: toLastChange(kind.toUpperCase() as MessageChange, at) };
}

function digestOf(input: EntryInput): string {
  return sha256(canonicalJson(input));
}
