import type { EntryRecord } from '../../domain/record/record.ts';
import type { Finding } from './findings.ts';

/** Entries that cite nothing, by collection: one of which none cites anything, such as a mailbox, is told as a whole. */
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
      const detail = `none of its ${entries.toLocaleString('en')} entries cites anything`;
      return [{ label: 'no citation', id: collection, detail }];
    });
  }
}
