/** Damages a store directly in its file or database. */
import { DatabaseSync } from '@photostructure/sqlite';
import { type Db, MongoClient } from 'mongodb';

/** @param location `sqlite:FILE` */
export function damageFile(location: string, sql: string): void {
  const database = new DatabaseSync(location.slice('sqlite:'.length));
  // Otherwise SQLite protects the tables of the full-text index.
  database.enableDefensive(false);
  database.exec(sql);
  database.close();
}

export async function damageDatabase(uri: string, damage: (database: Db) => Promise<unknown>): Promise<void> {
  await using client = new MongoClient(uri);
  await damage(client.db());
}
