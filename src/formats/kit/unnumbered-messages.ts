import { sha256 } from '../../domain/digest.ts';
import { entryId } from './ids.ts';
import { Ordinals } from './ordinals.ts';

/** Long enough that two texts of a chat do not share a digest. */
const DIGEST_LENGTH = 12;

/**
 * Ids for the messages of a chat in which the archive gives no ids. The id comes from the time, the sender and the
 * text. Messages with the same three are counted in their order.
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
