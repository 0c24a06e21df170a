import type { CommitView } from './commit.ts';

/** Work on a thread that others may need. */
export type TurnGiver = Pick<CommitView, 'turn'>;

/** Does the work for each item. Other work of the thread runs between them. */
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
