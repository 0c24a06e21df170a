import { markHandleOnly } from '../../domain/record/handle-only.ts';
import { isIdOf } from '../../domain/record/ids.ts';
import type { UncheckedItem } from '../format.ts';
import { actorId } from '../kit/ids.ts';
import { readAddresses } from '../mail/addresses.ts';

/** Someone whom a cell names. */
export interface TableParty {
  readonly party: { readonly actor: string; readonly account?: { readonly platform: string; readonly handle: string } };
  /** To be introduced; null for one whom the cell names by the id that the record has for him. */
  readonly actor: Extract<UncheckedItem, { kind: 'actor' }> | null;
}

/**
 * Reads `actor:…`, addresses (`Jo Doe <jo@example.org>`), handles where the table is of a platform, else names.
 *
 * @param displayName of the person, where another column has it
 */
export function readParties(cell: string, platform: string | null, displayName = ''): TableParty[] {
  if (cell === '') return [];
  if (isIdOf(cell, 'actor')) return [{ party: { actor: cell }, actor: null }];
  if (platform === 'email' || /<[^<>@\s]+@[^<>\s]+>/.test(cell)) {
    const addresses = readAddresses(cell.replaceAll(';', ','));
    return addresses.map(({ address, name }) =>
      address === null ? named(name ?? cell) : withAccount('email', address, displayName || (name ?? address)),
    );
  }
  if (platform === null) return [named(cell, displayName)];
  const handle = cell.replace(/^@/, '').toLowerCase();
  return [withAccount(platform, handle, displayName || cell)];
}

function named(cell: string, displayName = ''): TableParty {
  const id = actorId('name', cell);
  return { party: { actor: id }, actor: { kind: 'actor', input: { id, name: displayName || cell, kind: 'PERSON' } } };
}

function withAccount(platform: string, handle: string, name: string): TableParty {
  const id = actorId(platform, handle);
  const account = { platform, handle };
  return {
    party: { actor: id, account },
    actor: { kind: 'actor', input: markHandleOnly({ id, name, kind: 'PERSON', accounts: [account] }) },
  };
}
