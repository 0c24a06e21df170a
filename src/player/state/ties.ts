import { computed, effect, signal } from '@preact/signals';
import { askService } from './service.ts';
import { type Clock, TiesDocument } from '../generated/operations.ts';
import { mostTelling, type Tie, type TiedEntry, tiesOf } from '../model/ties.ts';
import { question } from './record.ts';
import { entries } from './stage.ts';

/** Ids of the visible private entries, whose ties the page needs. */
export const wanted = signal<readonly string[]>([]);

const known = signal<ReadonlyMap<string, TiedEntry>>(new Map());

const missing = computed(() => wanted.value.filter((id) => !known.value.has(id)));

/** In a dense record the query is expensive for the service: a few entries at a time. */
const MOST_AT_ONCE = 5;
const QUIET_MS = 120;

/** The ties of the visible entries that get a line. */
export const ties = computed<readonly Tie[]>(() => {
  const visibility = new Map(entries.value.map((entry) => [entry.id, entry.visibility]));
  const tied = wanted.value.flatMap((id) => known.value.get(id) ?? []);
  return mostTelling(tied.flatMap((entry) => tiesOf(entry, (id) => visibility.get(id))));
});

/** Loads the ties of the visible entries, once per entry and clock, when the stage has stopped moving. */
export function connectTies(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let clock: Clock | null = null;
  let isAsking = false;
  const askNext = async () => {
    if (isAsking || missing.peek().length === 0) return;
    isAsking = true;
    await ask(missing.peek().slice(-MOST_AT_ONCE), question.peek().clock);
    isAsking = false;
  };
  effect(() => {
    if (question.value.clock !== clock) {
      clock = question.value.clock;
      known.value = new Map();
    }
    clearTimeout(timer);
    if (missing.value.length > 0) timer = setTimeout(() => void askNext(), QUIET_MS);
  });
}

async function ask(ids: readonly string[], clock: Clock): Promise<void> {
  try {
    const { nodes } = await askService(TiesDocument, { ids, clock });
    if (clock !== question.peek().clock) return;
    const found = nodes.filter((node): node is TiedEntry => node !== null && 'nearby' in node);
    known.value = new Map([...known.peek(), ...found.map((node) => [node.id, node] as const)]);
  } catch {
    // The page works without lines; they load with the next movement when the service is back.
  }
}
