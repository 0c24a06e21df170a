import { effect, signal } from '@preact/signals';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'backchannel.theme';

/** The theme of the page. It belongs to the device, so it is not in the address. */
export const theme = signal<Theme>(stored());

/** In a frame, a browser may refuse access to the storage. */
function stored(): Theme {
  try {
    const value = localStorage.getItem(KEY);
    return THEMES.find((one) => one === value) ?? 'auto';
  } catch {
    return 'auto';
  }
}

export function connectTheme(): void {
  effect(() => {
    const { value } = theme;
    if (value === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = value;
    try {
      localStorage.setItem(KEY, value);
    } catch {
      // Then the choice holds until the page is closed.
    }
  });
}
