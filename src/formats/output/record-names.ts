import type { NamedRecord } from '../../domain/commit/commit.ts';
import type { ActorInput, CollectionInput, LinkInput, PartyInput, SourceInput } from '../../domain/record/input.ts';

/**
 * The names of the records that entries refer to by id. An export gives these records before the entries. They stay in
 * memory, because they are few compared with the entries.
 */
export class RecordNames {
  readonly #collections = new Map<string, CollectionInput>();
  readonly #actors = new Map<string, ActorInput>();
  readonly #sources = new Map<string, SourceInput>();
  readonly #links = new Map<string, LinkInput>();

  add(record: NamedRecord): void {
    switch (record.kind) {
      case 'collection':
        this.#collections.set(record.id, record.input);
        break;
      case 'actor':
        this.#actors.set(record.id, record.input);
        break;
      case 'source':
        this.#sources.set(record.id, record.input);
        break;
      case 'link':
        this.#links.set(record.id, record.input);
    }
  }

  get collections(): Iterable<CollectionInput> {
    return this.#collections.values();
  }

  get actors(): Iterable<ActorInput> {
    return this.#actors.values();
  }

  get sources(): Iterable<SourceInput> {
    return this.#sources.values();
  }

  actor(id: string): string {
    return this.#actors.get(id)?.name ?? id;
  }

  /** `Ada`, or `Ada (@ada on Twitter)` if the account is known. */
  party({ actor, account }: PartyInput): string {
    return account === undefined
      ? this.actor(actor)
      : `${this.actor(actor)} (${account.handle} on ${account.platform})`;
  }

  source(id: string): Pick<SourceInput, 'title' | 'url'> {
    return this.#sources.get(id) ?? { title: id };
  }

  /** The address of a link, else its label. */
  link(id: string): string {
    const link = this.#links.get(id);
    return link?.url ?? link?.label ?? id;
  }
}
