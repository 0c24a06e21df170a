import type { ActorInput } from './input.ts';

/** The actor, marked as `handleOnly` if its name repeats the handle of one of its accounts. */
export function markHandleOnly<Actor extends Pick<ActorInput, 'name' | 'accounts' | 'handleOnly'>>(
  actor: Actor,
): Actor {
  const { name, accounts = [], handleOnly } = actor;
  const isMarked = handleOnly !== undefined || !accounts.some(({ handle }) => handle === name);
  return isMarked ? actor : { ...actor, handleOnly: true };
}
