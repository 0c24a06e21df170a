import type { Collection, Filter, MongoClient } from 'mongodb';
import type { Sequence } from '../../../domain/record/record.ts';
import { inSnapshot } from '../read/snapshot.ts';
import type { Tables } from '../tables.ts';
import { headOf } from '../meta.ts';

/** Documents of one snapshot or transaction: a server ends both after a minute. */
export const STRIDE = 500;

/** All documents by id, stride by stride, each read in one snapshot together with the head of the change log. */
export async function* strides<Document extends { readonly _id: string }>(
  client: MongoClient,
  tables: Tables,
  table: Collection<Document>,
): AsyncGenerator<{ readonly documents: readonly Document[]; readonly head: Sequence }> {
  for (let after: string | null = ''; after !== null;) {
    const range = { _id: { $gt: after } } as Filter<Document>;
    const stride = await inSnapshot(client, tables, async (snapshot) => {
      const head = await headOf(snapshot);
      const options = { session: snapshot.session, hint: '_id_', sort: { _id: 1 }, limit: STRIDE } as const;
      const found = table.find(range, options);
      return { documents: (await found.toArray()) as Document[], head };
    });
    yield stride;
    after = stride.documents.length < STRIDE ? null : (stride.documents.at(-1)?._id ?? null);
  }
}
