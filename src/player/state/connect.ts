import { effect, signal, untracked } from '@preact/signals';
import { questionKey } from '../model/question.ts';
import { open } from './player.ts';
import { playhead } from './playhead.ts';
import { chosenCollection, loadCollections, loadContents, loadHistogram, loadUndated, question } from './record.ts';
import { closeReplay } from './running.ts';
import { failure, late, phase, view } from './stage.ts';

/** The width at which the histogram is drawn, in pixels. */
export const histogramWidth = signal(600);

const RECOUNT_MS = 1_500;

/** Whether the browser says that there is a network. */
export const isOnline = signal(navigator.onLine);

/**
 * Loads the data of the view in the address, and loads it again when the question changes. An open replay is opened again at
 * the same moment: a change of the clock or the filter keeps the position.
 */
export function connectRecord(): void {
  for (const change of ['online', 'offline'] as const) {
    addEventListener(change, () => (isOnline.value = navigator.onLine));
  }
  void loadCollections();
  recountWhatComes();
  effect(() => {
    const chosen = chosenCollection.value;
    if (chosen !== null) tell(loadContents(chosen));
  });
  effect(() => {
    const asked = question.value;
    if (asked.collection !== null) watch(questionKey(asked));
    else untracked(leave);
  });
}

/** Live and late entries change the counts too. Many changes at once cause one recount. */
function recountWhatComes(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let counted = 0;
  effect(() => {
    const now = view.value;
    const count = late.value.size + (now?.hasCaughtUp === true ? now.entries.length : 0);
    const isMore = counted > 0 && count > counted;
    counted = now?.hasCaughtUp === true ? count : 0;
    if (isMore) timer ??= setTimeout(recount, RECOUNT_MS);
  });
  const recount = () => {
    timer = undefined;
    tell(loadHistogram(question.peek(), histogramWidth.peek()));
    tell(loadUndated(question.peek()));
  };
}

let asked: string | null = null;

function leave(): void {
  asked = null;
  closeReplay();
}

function watch(key: string): void {
  if (key === asked) return;
  const isFirst = asked === null;
  asked = key;
  untracked(() => {
    const now = question.peek();
    tell(loadHistogram(now, histogramWidth.peek()));
    tell(loadUndated(now));
    const isNeeded = now.room !== null || (isFirst ? now.at !== null || now.entry !== null : phase.peek() !== 'idle');
    if (isNeeded) void open(isFirst ? now.at : playhead.peek());
  });
}

function tell(loading: Promise<void>): void {
  loading.catch((error: unknown) => (failure.value = error as Error));
}
