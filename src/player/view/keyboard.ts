import { address, navigate } from '../state/address.ts';
import { openedPanel, openPanel, type PanelName } from '../state/open-panel.ts';
import { setPace, stepBack, stepForward, toEnd, toggle, toStart } from '../state/player.ts';
import { chosenCollection } from '../state/record.ts';
import { gap, canControl } from '../state/stage.ts';
import { PACES } from '../model/pace.ts';

const CONTROLS: Readonly<Record<string, () => Promise<void>>> = {
  ' ': toggle,
  ArrowLeft: stepBack,
  ArrowRight: stepForward,
  Home: toStart,
  End: toEnd,
  g: async () => {
    if (gap.peek() !== null) await stepForward();
  },
};

const PANELS: Readonly<Record<string, PanelName>> = {
  p: 'people',
  f: 'filter',
  '/': 'search',
  u: 'undated',
  s: 'share',
  v: 'view',
  '?': 'keys',
};

/** Keys work everywhere, but not in text fields and lists, and not while a panel is open. */
export function connectKeyboard(): void {
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return;
    if (chosenCollection.peek() === null || openedPanel.peek() !== null || address.peek().entry !== null) return;
    if (press(event.key)) event.preventDefault();
  });
}

/** Whether the focused element uses the key itself. */
function isTaken({ key, target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('input:not([type=radio]), textarea, select, dialog') !== null) return true;
  const isPressable = target.closest('button, a, [role=slider], input') !== null;
  return isPressable && [' ', 'Enter', 'ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(key);
}

/** @returns whether the key has a function */
function press(key: string): boolean {
  const opens = PANELS[key];
  const control = canControl.peek() ? CONTROLS[key] : undefined;
  const pace = PACES[Number(key) - 1];
  if (opens !== undefined) openPanel(opens);
  else if (control !== undefined) void control();
  else if (pace !== undefined && canControl.peek()) void setPace(pace);
  else if (key === 'c') navigate({ clock: address.peek().clock === 'OCCURRED' ? 'DISCLOSED' : 'OCCURRED' });
  else if (key === 'j') focusCard(1);
  else if (key === 'k') focusCard(-1);
  else return false;
  return true;
}

/** Moves the focus to the next or previous entry, or to the last visible one. */
function focusCard(step: 1 | -1): void {
  const cards = [...document.querySelectorAll<HTMLElement>('.stage [data-entry-id] .open')];
  const focused = document.activeElement;
  const current = cards.findIndex((button) => button === focused);
  const next = current === -1 ? cards.at(-1) : cards[current + step];
  next?.focus();
  next?.closest('[data-entry-id]')?.scrollIntoView({ block: 'nearest' });
}
