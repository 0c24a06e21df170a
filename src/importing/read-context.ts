import { LRUCache } from 'lru-cache';
import type { CitationInput, CollectionInput } from '../domain/record/input.ts';
import { toLabel } from '../formats/kit/chat-parts.ts';
import type { ArchiveLocation, ReadContext, ReadEvent, ReadOptions, UncheckedItem } from '../formats/format.ts';
import { collectionId, sourceId } from '../formats/kit/ids.ts';
import { toEvent } from '../formats/kit/checked-item.ts';

/** Bounds the memory. Actors and links beyond it are introduced again, which costs time but changes nothing. */
const MAX_INTRODUCED = 100_000;

export interface ContextOptions extends ReadOptions {
  /** The options of the command line; null if they are not given. */
  readonly asked: { readonly id: string | null; readonly title: string | null };
  /** The name of the imported file or folder; the last choice for the name of the collection. */
  readonly name: string;
  /** The collection as the record has it. */
  readonly stored: (id: string) => Promise<CollectionInput | null>;
}

/** The options and helpers that a format gets while it reads into one collection. */
export function createReadContext({ asked, name, stored, ...options }: ContextOptions): ReadContext {
  /** For each introduced id: whether it was introduced with a name. */
  const introduced = new LRUCache<string, boolean>({ max: MAX_INTRODUCED });

  async function* collection(
    suggestion: { readonly name?: string; readonly title?: string } = {},
  ): AsyncGenerator<ReadEvent, CollectionInput> {
    const id = asked.id ?? collectionId(suggestion.name ?? name);
    const before = await stored(id);
    const input: CollectionInput = {
      access: 'OPEN',
      ...before,
      id,
      title:
        asked.title ?? before?.title ?? [suggestion.title, suggestion.name, name].map(toLabel).find(Boolean) ?? '?',
      ...(options.timeZone !== null && { zone: options.timeZone }),
    };
    if (!introduced.has(id)) {
      introduced.set(id, true);
      yield toEvent({ kind: 'collection', input }, {});
    }
    return input;
  }

  function* introduce(item: UncheckedItem, at: ArchiveLocation): Generator<ReadEvent> {
    const { id } = item.input;
    const before = introduced.get(id);
    if (before === true) return;
    const event = toEvent(item, at);
    const isNamed = event.kind !== 'ITEM' || event.item.kind !== 'actor' || event.item.input.handleOnly !== true;
    if (before === isNamed) return;
    introduced.set(id, isNamed);
    yield event.kind === 'ITEM' ? { ...event, ifAbsent: true } : event;
  }

  function* archive({ id, title }: CollectionInput): Generator<ReadEvent, readonly CitationInput[]> {
    const source = sourceId(id, 'archive');
    yield* introduce({ kind: 'source', input: { id: source, title } }, {});
    return [{ source }];
  }

  return { ...options, collection, archive, introduce };
}
