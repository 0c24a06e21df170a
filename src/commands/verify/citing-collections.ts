import type { EntryRecord } from '../../domain/record/record.ts';
import type { Finding } from './findings.ts';

/** Entries without a citation, by collection. A collection without any citation, such as a mailbox, is one finding. */
export class CitingCollections {
  readonly #collections = new Map<string, { entries: number; readonly uncited: string[] }>();

  note({ id, collection }: Pick<EntryRecord, 'id' | 'collection'>, isCiting: boolean): void {
    const known = this.#collections.get(collection) ?? { entries: 0, uncited: [] };
    this.#collections.set(collection, known);
    known.entries += 1;
    if (!isCiting) known.uncited.push(id);
  }

  get findings(): Finding[] {
    return [...this.#collections].flatMap(([collection, { entries, uncited }]): Finding[] => {
      if (entries === 1 || uncited.length < entries) return uncited.map((id) => ({ label: 'no citation', id }));
      const detail = `none of its ${entries.toLocaleString('en')} entries has a citation`;
      return [{ label: 'no citation', id: collection, detail }];
    });
  }
}
