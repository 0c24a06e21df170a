import { signal } from '@preact/signals';

/** The panels over the stage. An open entry is in the address instead. */
export type PanelName = 'people' | 'filter' | 'search' | 'undated' | 'share' | 'view' | 'keys';

/** The open panel; null if none is. */
export const openedPanel = signal<PanelName | null>(null);

export function openPanel(name: PanelName): void {
  openedPanel.value = name;
}

export function closePanel(): void {
  openedPanel.value = null;
}
