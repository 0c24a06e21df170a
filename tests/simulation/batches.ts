/** The batches that writers commit. */
import type { BatchItem } from '../../src/domain/commit/commit.ts';
import { toIso } from '../../src/domain/time/instant.ts';
import type { MomentInput } from '../../src/domain/time/moment.ts';
import type { EntryRecord } from '../../src/domain/record/record.ts';
import { CLOSED, collection, message, OPEN, statement } from '../support/record-items.ts';
import type { World } from './world.ts';

type Writer = Pick<World, 'random' | 'store' | 'span'>;

const COLLECTIONS = [OPEN, OPEN, CLOSED] as const;
const CHANNELS = ['EMAIL', 'CHAT', 'POST'] as const;
const ACTORS = ['actor:ann', 'actor:bob', 'actor:cy'] as const;
const OFFSETS = ['PT15M', 'P2D', '-PT1H', 'P40D', '-P40D'] as const;
const WORDS = ['leak', 'press', 'memo', 'leaked tape', 'no comment'] as const;
/** So few instants that many entries have the same one. */
const BUSY = 6;

/** One to three items. The record refuses some of them. */
export function nextBatch(writer: Writer): BatchItem[] {
  const { random } = writer;
  return Array.from({ length: random.chance(0.7) ? 1 : random.between(2, 3) }, () => nextAct(writer));
}

/** A new entry. */
export function addition(writer: Writer): BatchItem {
  const { random, store } = writer;
  const name = `${store.present.size + store.history.erased.size}-${random.below(1_000)}`;
  return entryItem(writer, name, random.chance(0.6) ? 'MESSAGE' : 'STATEMENT', random.pick(COLLECTIONS));
}

function nextAct(writer: Writer): BatchItem {
  const { random, store } = writer;
  const present = [...store.present.values()];
  const entry = random.pickAny(present);
  if (entry === undefined || random.chance(0.3)) return addition(writer);
  const { id } = entry;
  const reason = 'so it is';
  switch (random.below(10)) {
    case 0:
      return { kind: 'retraction', id, reason };
    case 1: {
      const retracted = random.pickAny(present.filter(({ status }) => status === 'RETRACTED'));
      return { kind: 'restoration', id: retracted?.id ?? id, reason };
    }
    case 2:
      return { kind: 'erasure', id, reason };
    case 3:
      return { kind: 'correction', id, reason, patch: { text: words(writer) } };
    case 4:
      return { kind: 'correction', id, reason, patch: { channel: random.pick(CHANNELS) } };
    case 5:
      return entryItem(writer, id.slice(id.indexOf(':') + 1), entry.input.type, entry.collection);
    case 6:
      return random.chance(0.2)
        ? bigAct(writer)
        : { kind: 'correction', id, reason, patch: { disclosed: moment(writer, entry.collection) } };
    default:
      return {
        kind: 'correction',
        id: baseAmong(writer, present) ?? id,
        reason,
        patch: { occurred: moment(writer, entry.collection) ?? null },
      };
  }
}

/** An item that changes many entries at once. */
function bigAct({ random }: Writer): BatchItem {
  switch (random.below(4)) {
    case 0:
      return collection(OPEN, { access: random.chance(0.5) ? 'OPEN' : 'RESTRICTED' });
    case 1:
      return collection(CLOSED, { access: random.chance(0.5) ? 'OPEN' : 'RESTRICTED' });
    case 2:
      return { kind: 'merge', keep: random.pick(ACTORS), merge: random.pick(ACTORS) };
    default:
      return { kind: 'split', id: random.pick(ACTORS) };
  }
}

/** Sometimes gives an entry that is the base of other moments. */
function baseAmong({ random }: Writer, entries: readonly EntryRecord[]): string | undefined {
  if (random.chance(0.5)) return undefined;
  const bases = entries.flatMap(({ occurred }) => occurred?.relativeTo?.entry ?? []);
  return random.pickAny(bases);
}

function entryItem(writer: Writer, name: string, type: 'MESSAGE' | 'STATEMENT', within: string): BatchItem {
  const { random } = writer;
  const [occurred, disclosed] = [moment(writer, within), random.chance(0.3) ? moment(writer, within) : undefined];
  const given = {
    text: words(writer),
    place: random.below(3),
    ...(occurred !== undefined && { occurred }),
    ...(disclosed !== undefined && { disclosed }),
  };
  if (type === 'STATEMENT') return statement(name, { ...given, speaker: { actor: random.pick(ACTORS) } }, within);
  const answered = random.chance(0.2) ? entryIn(writer, within, 'MESSAGE') : undefined;
  const more = {
    channel: random.pick(CHANNELS),
    visibility: random.chance(0.5) ? 'PUBLIC' : 'PRIVATE',
    sender: { actor: random.pick(ACTORS) },
    ...(answered !== undefined && { inReplyTo: answered }),
  } as const;
  return message(name, { ...given, ...more }, within);
}

function words({ random }: Writer): string {
  return `${random.pick(WORDS)} ${random.below(100)}`;
}

function entryIn({ random, store }: Writer, within: string, type?: 'MESSAGE'): string | undefined {
  const there = [...store.present.values()].filter(
    ({ collection: home, input }) => home === within && (type === undefined || input.type === type),
  );
  return random.pickAny(there)?.id;
}

function moment(writer: Writer, within: string): MomentInput | undefined {
  const { random, span } = writer;
  const [start, end] = span;
  if (random.chance(0.1)) return undefined;
  const base = random.chance(0.2) ? entryIn(writer, within) : undefined;
  if (base !== undefined) return { relativeTo: { entry: base, offset: random.pick(OFFSETS) } };
  const share = random.chance(0.5) ? random.below(BUSY) / BUSY : random.next();
  const iso = toIso(Math.floor((start + share * (end - start)) / 1_000) * 1_000);
  return { edtf: random.chance(0.3) ? iso.slice(0, 10) : iso.replace('.000', '') };
}
