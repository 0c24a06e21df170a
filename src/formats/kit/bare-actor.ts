import type { ActorInput } from '../../domain/record/input.ts';

/** Whether nothing is known of an actor's name but the handle of an account: an address that stood without a name. */
export function isBare({ name, accounts = [] }: ActorInput): boolean {
  return accounts.some(({ handle }) => handle === name);
}
