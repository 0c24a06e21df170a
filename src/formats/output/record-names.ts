import type { NamedRecord } from '../../domain/commit/commit.ts';
import type { ActorInput, CollectionInput, LinkInput, PartyInput, SourceInput } from '../../domain/record/input.ts';

/**
 * What entries call by id, on their way out: collections, actors, sources and links, which an export gives before them.
 * Holds them in memory, because there are few beside the entries.
 */
export class RecordNames {
  readonly #collections = new Map<string, CollectionInput>();
  readonly #actors = new Map<string, ActorInput>();
  readonly #sources = new Map<string, SourceInput>();
  readonly #links = new Map<string, LinkInput>();

  note(record: NamedRecord): void {
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

  /** `Ada`, or `Ada (@ada on Twitter)` where it is known which account was used. */
  party({ actor, account }: PartyInput): string {
    return account === undefined
      ? this.actor(actor)
      : `${this.actor(actor)} (${account.handle} on ${account.platform})`;
  }

  source(id: string): Pick<SourceInput, 'title' | 'url'> {
    return this.#sources.get(id) ?? { title: id };
  }

  /** Its address where it has one, else what it is called. */
  link(id: string): string {
    const link = this.#links.get(id);
    return link?.url ?? link?.label ?? id;
  }
}
