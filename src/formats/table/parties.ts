import { markHandleOnly } from '../../domain/record/handle-only.ts';
import { isIdOf } from '../../domain/record/ids.ts';
import type { UncheckedItem } from '../format.ts';
import { actorId } from '../kit/ids.ts';
import { readAddresses } from '../mail/addresses.ts';

/** A person in a cell, and the actor to introduce. */
export interface TableParty {
  readonly party: { readonly actor: string; readonly account?: { readonly platform: string; readonly handle: string } };
  /** The actor to introduce. Null if the cell has the id of an actor that is already in the record. */
  readonly actor: Extract<UncheckedItem, { kind: 'actor' }> | null;
}

/**
 * Reads ids (`actor:…`), addresses (`Jo Doe <jo@example.org>`), handles (if the mapping has a platform), and names.
 *
 * @param displayName the name of the person from another column; empty if there is none
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
