import { DomainError } from '../errors.ts';
import { accountKey, type BatchItem, type CommitView, type NamedRecord } from './commit.ts';
import { nodeTypeOf } from './ids.ts';
import { citationsOf, linksOf, participantsOf } from './participants.ts';
import type { AccountInput, CitationInput, EntryInput } from './record-input.ts';

/** The id that an item is put under. */
export function idOf(item: BatchItem): string {
  return item.input.id;
}

/** Collections, actors, sources and links that an item needs. Other entries may come later, so they are not asked for. */
export function referencesOf(item: BatchItem): string[] {
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
    case 'entry':
      return [item.collection, ...referencesOfEntry(item.input)];
  }
}

function referencesOfEntry(input: EntryInput): string[] {
  return [
    ...participantsOf(input).map((participant) => participant.actor),
    ...linksOf(input),
    ...citedBy(citationsOf(input)),
  ];
}

function citedBy(citations: readonly CitationInput[] | undefined): string[] {
  return (citations ?? []).flatMap((citation) => [citation.source, ...(citation.attributedTo ?? [])]);
}

/** What the store holds of the named records that a batch puts or needs, by id. */
export async function loadNamed(view: CommitView, items: readonly BatchItem[]): Promise<Map<string, NamedRecord>> {
  const ids = new Set<string>();
  for (const item of items) {
    if (item.kind !== 'entry') ids.add(item.input.id);
    for (const id of referencesOf(item)) ids.add(id);
  }
  const records = ids.size === 0 ? [] : await view.named([...ids]);
  return new Map(records.map((record) => [record.id, record]));
}

/** Items whose references are neither in the store nor among the batch's own good items, with the error of each. */
export function findUnknownReferences(
  items: readonly BatchItem[],
  stored: ReadonlyMap<string, NamedRecord>,
  refused: ReadonlyMap<number, DomainError>,
): Map<number, DomainError> {
  const known = new Set(stored.keys());
  items.forEach((item, index) => {
    if (item.kind !== 'entry' && !refused.has(index)) known.add(item.input.id);
  });
  const found = new Map<number, DomainError>();
  items.forEach((item, index) => {
    if (refused.has(index)) return;
    const missing = referencesOf(item).find((id) => !known.has(id));
    if (missing === undefined) return;
    const message = `${idOf(item)} refers to ${missing}, but the record has no such ${String(nodeTypeOf(missing))}.`;
    found.set(index, new DomainError('UNKNOWN_REFERENCE', message, { path: idOf(item) }));
  });
  return found;
}

/** Actors that claim an account which another actor has, in the store or earlier in the batch. */
export async function findAccountConflicts(
  view: CommitView,
  items: readonly BatchItem[],
): Promise<Map<number, DomainError>> {
  const put = new Set(items.flatMap((item) => (item.kind === 'actor' ? [item.input.id] : [])));
  const claimed: AccountInput[] = items.flatMap((item) => (item.kind === 'actor' ? (item.input.accounts ?? []) : []));
  const owners = new Map<string, string>();
  for (const owner of claimed.length === 0 ? [] : await view.accountOwners(claimed)) {
    // An actor that the batch puts anew gives up what the batch doesn't name.
    if (put.has(owner.id)) continue;
    for (const account of owner.input.accounts ?? []) owners.set(accountKey(account), owner.id);
  }
  const found = new Map<number, DomainError>();
  items.forEach((item, index) => {
    if (item.kind !== 'actor') return;
    for (const account of item.input.accounts ?? []) {
      const owner = owners.get(accountKey(account));
      if (owner !== undefined && owner !== item.input.id) {
        const message = `${item.input.id} claims ${account.handle} on ${account.platform}, which is the account of ${owner}.`;
        found.set(index, new DomainError('CONFLICT', message, { path: item.input.id }));
        return;
      }
    }
    for (const account of item.input.accounts ?? []) owners.set(accountKey(account), item.input.id);
  });
  return found;
}
