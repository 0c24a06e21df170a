import { signal } from '@preact/signals';

/** What lies open over the stage; an opened entry is in the address instead. */
export type Panel = 'people' | 'filter' | 'search' | 'undated' | 'share' | 'view' | 'keys';

export const panel = signal<Panel | null>(null);

export function openPanel(name: Panel): void {
  panel.value = name;
}

export function closePanel(): void {
  panel.value = null;
}
