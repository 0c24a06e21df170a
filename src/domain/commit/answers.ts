import { isReadWith } from '../authority.ts';
import type { Access } from '../record/vocabulary.ts';

/** The collection of an answer: a viewer that may read it may know of the answer. */
export interface AnswerPlace {
  readonly collection: string;
  readonly access: Access;
}

/** The collections of the answers to messages, by the ids of the messages. */
export type Answers = ReadonlyMap<string, readonly AnswerPlace[]>;

export class AnswerList {
  readonly #places = new Map<string, AnswerPlace[]>();

  get all(): Answers {
    return this.#places;
  }

  add(message: string, { collection, access }: AnswerPlace): void {
    const known = this.#places.get(message) ?? [];
    if (known.some((place) => place.collection === collection)) return;
    this.#places.set(message, [...known, { collection, access }]);
  }
}

/**
 * Whether a message counts as answered. All readers of a message get the same reply state, so an answer counts only if
 * all of them may read it: if it is in the same collection, or in an open one.
 */
export function isAnswered(message: { readonly id: string; readonly collection: string }, answers: Answers): boolean {
  const places = answers.get(message.id) ?? [];
  return places.some(({ collection, access }) => isReadWith(message.collection, { id: collection, access }));
}
