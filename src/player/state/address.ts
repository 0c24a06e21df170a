import { signal } from '@preact/signals';
import { type Address, readAddress, writeAddress } from '../model/address.ts';

/** The view in the address bar. Everything that a link can hold is read from here. */
export const address = signal<Address>(readAddress(location.search));

/** Browsers refuse more than about three changes per second. */
const QUIET_MS = 600;

/** Shows another view; the back button returns to the present one. */
export function navigate(to: Partial<Address>): void {
  const next = { ...address.peek(), ...to };
  const search = writeAddress(next);
  if (search !== writeAddress(address.peek())) history.pushState(null, '', search === '' ? location.pathname : search);
  address.value = next;
}

/** Changes the present view, without a step for the back button. */
export function replaceAddress(to: Partial<Address>): void {
  address.value = { ...address.peek(), ...to };
}

/** Keeps the address bar and the signal in step, in both directions. */
export function connectAddress(): void {
  addEventListener('popstate', () => {
    address.value = readAddress(location.search);
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    timer = undefined;
    const search = writeAddress(address.peek());
    if (search !== location.search) history.replaceState(null, '', search === '' ? location.pathname : search);
  };
  address.subscribe(() => (timer ??= setTimeout(write, QUIET_MS)));
}

/** The full address of a view. */
export function linkTo(to: Partial<Address>): string {
  return new URL(writeAddress({ ...address.value, isEmbedded: false, ...to }) || '.', location.href).href;
}
