import type { CommitView } from './commit.ts';

/** Work whose thread others may need. */
export type TurnGiver = Pick<CommitView, 'turn'>;

/** Does the work for each item. Between them others may have their turn. */
export async function inTurns<Item>(
  { turn }: TurnGiver,
  items: Iterable<Item>,
  work: (item: Item) => void,
): Promise<void> {
  for (const item of items) {
    work(item);
    const others = turn?.() ?? null;
    if (others !== null) await others;
  }
}
