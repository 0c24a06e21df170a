import type { MongoClient } from 'mongodb';
import { DomainError } from '../../errors.ts';
import { isDuplicateKey } from './driver-errors.ts';
import type { Tables } from './tables.ts';
import { upgradeRecords } from './write/record-upgrade.ts';
import { upgradeSight } from './write/sight-upgrade.ts';

/** Raise it with every change of the documents that an older program could not read. */
const SCHEMA_VERSION = 4;

/**
 * Reads the version of the documents; a new database gets the present one.
 *
 * @throws DomainError STORE_TOO_NEW
 */
export async function readSchemaVersion(tables: Tables, name: string): Promise<number> {
  const { meta } = tables;
  try {
    const fresh = { schema: SCHEMA_VERSION, sequence: 0, trimmed: 0 };
    await meta.updateOne({ _id: 'store' }, { $setOnInsert: fresh }, { upsert: true });
  } catch (error) {
    // Another node that starts at the same moment has created it.
    if (!isDuplicateKey(error)) throw error;
  }
  const version = (await meta.findOne({ _id: 'store' }))?.schema ?? SCHEMA_VERSION;
  if (version > SCHEMA_VERSION) {
    throw new DomainError(
      'STORE_TOO_NEW',
      `The store ${name} was written by a newer version of Backchannel: its documents have version ${version}, and this program reads up to version ${SCHEMA_VERSION}. Use the newer version.`,
    );
  }
  if (version === 1) await forgetOldChanges(tables);
  return version;
}

/** Brings documents of an earlier version up to date. Needs the indexes. */
export async function upgradeSchema(client: MongoClient, tables: Tables, version: number): Promise<void> {
  if (version >= SCHEMA_VERSION) return;
  if (version < 3) await upgradeRecords(tables);
  await upgradeSight(client, tables);
  const filter = { _id: 'store', schema: { $lt: SCHEMA_VERSION } } as const;
  await tables.meta.updateOne(filter, { $set: { schema: SCHEMA_VERSION } });
}

/**
 * From version 1 to 2. The old lines of the change log do not say when they were written and who may read them, so the log
 * starts again. Several nodes may do this at once. If a node dies half-way, the lines that it leaves are never read.
 */
async function forgetOldChanges({ meta, changes }: Tables): Promise<void> {
  await meta.updateOne({ _id: 'store', schema: 1 }, [{ $set: { schema: 2, trimmed: '$sequence' } }]);
  await changes.deleteMany({ replaced: { $exists: false } });
}
