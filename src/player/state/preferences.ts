import { effect, signal } from '@preact/signals';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'backchannel.theme';

/** How light the page is: a matter of the device, and so not in the address. */
export const theme = signal<Theme>(stored());

/** Where a page is framed, browsers may keep storage from it. */
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
      // It holds until the page is left.
    }
  });
}
