import { computed, effect, signal } from '@preact/signals';
import { request } from '../../client/client.ts';
import { type Clock, TiesDocument, type TiesQuery } from '../generated/operations.ts';
import { mostTelling, type Tie, tiesOf } from '../model/ties.ts';
import { question } from './record.ts';
import { entries } from './stage.ts';

type Tied = Extract<NonNullable<TiesQuery['nodes'][number]>, { readonly nearby: unknown }>;

/** Entries near what can be seen, whose ties are wanted. */
export const wanted = signal<readonly string[]>([]);

const known = signal<ReadonlyMap<string, Tied>>(new Map());

const MOST_AT_ONCE = 40;
const QUIET_MS = 60;

/** The ties worth a line, among what is near what can be seen. */
export const ties = computed<readonly Tie[]>(() => {
  const visibility = new Map(entries.value.map((entry) => [entry.id, entry.visibility]));
  const tied = wanted.value.flatMap((id) => known.value.get(id) ?? []);
  return mostTelling(tied.flatMap((entry) => tiesOf(entry, (id) => visibility.get(id))));
});

/** Asks for the ties of what can be seen, once for each entry and clock. */
export function connectTies(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let clock: Clock | null = null;
  effect(() => {
    if (question.value.clock !== clock) {
      clock = question.value.clock;
      known.value = new Map();
    }
    const missing = wanted.value.filter((id) => !known.value.has(id)).slice(0, MOST_AT_ONCE);
    clearTimeout(timer);
    if (missing.length > 0) timer = setTimeout(() => void ask(missing, question.value.clock), QUIET_MS);
  });
}

async function ask(ids: readonly string[], clock: Clock): Promise<void> {
  try {
    const { nodes } = await request(TiesDocument, { ids, clock });
    if (clock !== question.peek().clock) return;
    const found = nodes.filter((node): node is Tied => node !== null && 'nearby' in node);
    known.value = new Map([...known.peek(), ...found.map((node) => [node.id, node] as const)]);
  } catch {
    // Lines come when the service is there again and something moves; all else on the stage is true without them.
  }
}
