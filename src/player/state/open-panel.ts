import { signal } from '@preact/signals';

/** What lies open over the stage; an opened entry is in the address instead. */
export type PanelName = 'people' | 'filter' | 'search' | 'undated' | 'share' | 'view' | 'keys';

export const openedPanel = signal<PanelName | null>(null);

export function openPanel(name: PanelName): void {
  openedPanel.value = name;
}

export function closePanel(): void {
  openedPanel.value = null;
}
