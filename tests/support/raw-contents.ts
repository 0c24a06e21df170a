import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MongoClient } from 'mongodb';

/**
 * Everything that a store holds, as it lies there: the bytes of SQLite's files, or all documents of a MongoDB database.
 *
 * @param location as `BACKCHANNEL_STORE` names it
 */
export async function rawContents(location: string): Promise<string> {
  return location.startsWith('sqlite:') ? fileContents(location.slice('sqlite:'.length)) : databaseContents(location);
}

async function fileContents(file: string): Promise<string> {
  const names = await readdir(dirname(file));
  const bytes = await Promise.all(names.map((name) => readFile(join(dirname(file), name))));
  // Words of tests are ASCII, which every encoding of SQLite's that is in use leaves as it is.
  return bytes.map((given) => given.toString('latin1')).join('\n');
}

async function databaseContents(uri: string): Promise<string> {
  await using client = new MongoClient(uri);
  const collections = await client.db().collections();
  const documents = await Promise.all(collections.map((collection) => collection.find().toArray()));
  return JSON.stringify(documents);
}
