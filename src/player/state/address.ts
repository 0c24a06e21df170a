import { signal } from '@preact/signals';
import { type Address, readAddress, writeAddress } from '../model/address.ts';

/** What the address bar says. Everything that can be sent to someone is read from here. */
export const address = signal<Address>(readAddress(location.search));

/** Browsers refuse more than about three changes a second. */
const QUIET_MS = 600;

/** A new view, to which the back button comes back. */
export function navigate(to: Partial<Address>): void {
  const next = { ...address.peek(), ...to };
  const search = writeAddress(next);
  if (search !== writeAddress(address.peek())) history.pushState(null, '', search === '' ? location.pathname : search);
  address.value = next;
}

/** The same view, a little later: nothing for the back button. */
export function replaceAddress(to: Partial<Address>): void {
  address.value = { ...address.peek(), ...to };
}

/** Keeps the address bar and the state the same, in both directions. */
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

/** The address of a view, whole, to be sent to someone. */
export function linkTo(to: Partial<Address>): string {
  return new URL(writeAddress({ ...address.value, isEmbedded: false, ...to }) || '/', location.href).href;
}
