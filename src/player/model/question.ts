import type { EntryFilter } from '../generated/operations.ts';
import type { Address } from './address.ts';

/** The filter of an address, without its period. */
export function filterOf({ collection, selection }: Pick<Address, 'collection' | 'selection'>): EntryFilter {
  const { people, platforms, channels, kinds, sources } = selection;
  return {
    ...(collection !== null && { collections: [collection] }),
    ...(people.length > 0 && { actors: people }),
    ...(platforms.length > 0 && { platforms }),
    ...(channels.length > 0 && { channels }),
    ...(kinds.length > 0 && { statementKinds: kinds }),
    ...(sources.length > 0 && { sources }),
  };
}

/** The filter of an address, for entries in its period up to an instant. @param until in milliseconds since 1970 */
export function filterUntil(address: Pick<Address, 'collection' | 'selection' | 'span'>, until: number): EntryFilter {
  const { span } = address;
  return { ...filterOf(address), ...(span !== null && { from: isoInstant(span.from) }), to: isoInstant(until) };
}

/** The bounds of the replay; its `to` is exclusive. */
export function boundsOf({ span }: Pick<Address, 'span'>): { readonly from?: string; readonly to?: string } {
  return span === null ? {} : { from: isoInstant(span.from), to: isoInstant(span.to + 1) };
}

/** An instant as the service takes it. @param ms milliseconds since 1970 */
export function isoInstant(ms: number): string {
  return new Date(ms).toISOString();
}

/** When this key changes, the page needs another replay. */
export function questionKey({ collection, clock, selection, span, room }: Address): string {
  return JSON.stringify([collection, clock, selection, span, room]);
}
