import { DomainError } from '../../errors.ts';
import { accountKey, type BatchItem, type CommitView, type NamedRecord, type PutItem, subjectOf } from './commit.ts';
import type { NewRevision, EntrySteps } from './steps.ts';
import { nodeTypeOf } from '../record/ids.ts';
import { citationsOf, linksOf, participantsOf } from '../record/participants.ts';
import type { AccountInput, CitationInput } from '../record/input.ts';

/** The collections, actors, sources and links that an item needs. Entries are left out, because they may come later. */
export function referencesOf(item: PutItem): string[] {
  return item.kind === 'entry' ? referencesOfEntry(item) : referencesOfNamed(item);
}

export type PutNamed = Exclude<PutItem, { kind: 'entry' }>;

function referencesOfNamed(item: PutNamed): string[] {
  switch (item.kind) {
    case 'collection':
      return item.input.sources ?? [];
    case 'actor': {
      const roles = item.input.roles ?? [];
      const organisations = roles.flatMap((role) => role.organisation ?? []);
      return [...organisations, ...citedBy(item.input.citations), ...roles.flatMap((role) => citedBy(role.citations))];
    }
    case 'source':
      return item.input.publisher === undefined ? [] : [item.input.publisher];
    case 'link':
      return citedBy(item.input.citations);
  }
}

function referencesOfEntry({ collection, input }: Pick<NewRevision, 'collection' | 'input'>): string[] {
  return [
    collection,
    ...participantsOf(input).map((participant) => participant.actor),
    ...linksOf(input),
    ...citedBy(citationsOf(input)),
  ];
}

function citedBy(citations: readonly CitationInput[] | undefined): string[] {
  return (citations ?? []).flatMap((citation) => [citation.source, ...(citation.attributedTo ?? [])]);
}

/** The ids that the items of a batch need, by their index in it. */
export type Needs = ReadonlyMap<number, readonly string[]>;

/** An item that writes nothing needs nothing. An erasure needs the collection, because the change log names it. */
export function needsOf(
  items: readonly BatchItem[],
  { steps, blockedIds }: Pick<EntrySteps, 'steps' | 'blockedIds'>,
): Needs {
  const needs = new Map<number, readonly string[]>();
  items.forEach((item, index) => {
    if (isNamed(item)) needs.set(index, referencesOfNamed(item));
  });
  for (const { index, collection } of blockedIds) needs.set(index, [collection]);
  for (const step of steps) {
    needs.set(step.index, step.kind === 'ERASED' ? [step.collection] : referencesOfEntry(step));
  }
  return needs;
}

/** Whether an item puts a collection, an actor, a source or a link. */
export function isNamed(item: BatchItem): item is PutNamed {
  return 'input' in item && item.kind !== 'entry';
}

/** The stored records among the named records that a batch puts or needs, by id. */
export async function loadNamed(
  view: CommitView,
  items: readonly BatchItem[],
  needs: Needs,
): Promise<Map<string, NamedRecord>> {
  const ids = new Set([...items.filter(isNamed).map(subjectOf), ...[...needs.values()].flat()]);
  const records = ids.size === 0 ? [] : await view.named([...ids]);
  return new Map(records.map((record) => [record.id, record]));
}

/** Items that need a record that is neither stored nor put by a good item of the batch, with the error for each. */
export function findUnknownReferences(
  items: readonly BatchItem[],
  needs: Needs,
  stored: ReadonlyMap<string, NamedRecord>,
  refused: ReadonlyMap<number, DomainError>,
): Map<number, DomainError> {
  const known = new Set(stored.keys());
  items.forEach((item, index) => {
    if (isNamed(item) && !refused.has(index)) known.add(item.input.id);
  });
  const found = new Map<number, DomainError>();
  items.forEach((item, index) => {
    if (refused.has(index)) return;
    const missing = needs.get(index)?.find((id) => !known.has(id));
    if (missing === undefined) return;
    found.set(index, unknownReference(subjectOf(item), missing));
  });
  return found;
}

export function unknownReference(subject: string, missing: string): DomainError {
  const message = `${subject} refers to ${missing}, but the record has no such ${String(nodeTypeOf(missing))}. Put the ${String(nodeTypeOf(missing))} first.`;
  return new DomainError('UNKNOWN_REFERENCE', message, { path: subject });
}

/** Actors that claim an account that another actor has, in the store or earlier in the batch. */
export async function findAccountConflicts(
  view: CommitView,
  items: readonly BatchItem[],
): Promise<Map<number, DomainError>> {
  const put = new Set(items.flatMap((item) => (item.kind === 'actor' ? [item.input.id] : [])));
  const claimed: AccountInput[] = items.flatMap((item) => (item.kind === 'actor' ? (item.input.accounts ?? []) : []));
  const owners = new Map<string, string>();
  for (const owner of claimed.length === 0 ? [] : await view.accountOwners(claimed)) {
    // An actor that the batch puts gives up the accounts that the batch does not give it.
    if (put.has(owner.id)) continue;
    for (const account of owner.input.accounts ?? []) owners.set(accountKey(account), owner.id);
  }
  const found = new Map<number, DomainError>();
  items.forEach((item, index) => {
    if (item.kind !== 'actor') return;
    for (const account of item.input.accounts ?? []) {
      const owner = owners.get(accountKey(account));
      if (owner !== undefined && owner !== item.input.id) {
        const message = `${item.input.id} has the account ${account.handle} on ${account.platform}, which belongs to ${owner}. An account can belong to one actor only.`;
        found.set(index, new DomainError('CONFLICT', message, { path: item.input.id }));
        return;
      }
    }
    for (const account of item.input.accounts ?? []) owners.set(accountKey(account), item.input.id);
  });
  return found;
}
