import type { CommitView } from '../domain/commit/commit.ts';

interface Identified {
  readonly id: string;
}

/** Combines two records. An id that the upper record has, or has erased, is hidden in the lower one. */
export function overlaid(upper: CommitView, lower: CommitView): CommitView {
  const upperEntries = async (ids: readonly string[]) => {
    const entries = await upper.entries(ids);
    const erased = await upper.erased(ids);
    return { entries, hidden: idsOf([...entries, ...erased]) };
  };
  return {
    async entries(ids) {
      const { entries, hidden } = await upperEntries(ids);
      return [...entries, ...(await ifAny(without(ids, hidden), (below) => lower.entries(below)))];
    },
    async named(ids) {
      const named = await upper.named(ids);
      return [...named, ...(await ifAny(without(ids, idsOf(named)), (below) => lower.named(below)))];
    },
    async accountOwners(accounts) {
      const below = await lower.accountOwners(accounts);
      const hidden = idsOf(await ifAny([...idsOf(below)], (ids) => upper.named(ids)));
      return [...(await upper.accountOwners(accounts)), ...below.filter(({ id }) => !hidden.has(id))];
    },
    async carriers(terms) {
      const below = await lower.carriers(terms);
      const { hidden } = await upperEntries([...idsOf(below)]);
      return [...(await upper.carriers(terms)), ...below.filter(({ id }) => !hidden.has(id))];
    },
    async revisions(entries) {
      const erased = idsOf(await upper.erased(entries));
      return [...(await upper.revisions(entries)), ...(await lower.revisions(without(entries, erased)))];
    },
    async erased(entries) {
      return [...(await upper.erased(entries)), ...(await lower.erased(entries))];
    },
  };
}

function idsOf(records: readonly Identified[]): ReadonlySet<string> {
  return new Set(records.map(({ id }) => id));
}

function without(ids: readonly string[], others: ReadonlySet<string>): readonly string[] {
  return ids.filter((id) => !others.has(id));
}

async function ifAny<Found>(
  ids: readonly string[],
  find: (ids: readonly string[]) => Promise<readonly Found[]>,
): Promise<readonly Found[]> {
  return ids.length === 0 ? [] : find(ids);
}
