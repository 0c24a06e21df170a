import { sha256 } from '../../domain/digest.ts';
import { entryId } from './ids.ts';
import { Ordinals } from './ordinals.ts';

/** Enough characters of a digest that no two texts of a chat share them. */
const DIGEST_LENGTH = 12;

/**
 * Ids for the messages of a chat to which the archive gives no number. The id follows from the time, the sender and the
 * text; messages that are alike in all three are counted in the order in which they stand.
 */
export class UnnumberedMessages {
  readonly #places = new Ordinals();
  readonly #alike = new Ordinals();

  identify(
    { collection, key }: { readonly collection: string; readonly key: string },
    { time, sender, text }: { readonly time: string; readonly sender: string; readonly text: string },
  ): { readonly id: string; readonly place: number } {
    const parts = [time, sender, sha256(text).slice(0, DIGEST_LENGTH)];
    const ordinal = this.#alike.next(JSON.stringify(parts));
    return {
      id: entryId('message', collection, key, ...parts, String(ordinal)),
      place: this.#places.next(time),
    };
  }
}
