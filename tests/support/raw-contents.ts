import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MongoClient } from 'mongodb';

/**
 * The raw content of a store: the bytes of SQLite's files, or all documents of a MongoDB database.
 *
 * @param location in the form of `BACKCHANNEL_STORE`
 */
export async function rawContents(location: string): Promise<string> {
  return location.startsWith('sqlite:') ? fileContents(location.slice('sqlite:'.length)) : databaseContents(location);
}

async function fileContents(file: string): Promise<string> {
  const names = await readdir(dirname(file));
  const bytes = await Promise.all(names.map((name) => readFile(join(dirname(file), name))));
  // The texts of the tests are ASCII, so they are readable in the bytes of the files.
  return bytes.map((given) => given.toString('latin1')).join('\n');
}

async function databaseContents(uri: string): Promise<string> {
  await using client = new MongoClient(uri);
  const collections = await client.db().collections();
  const documents = await Promise.all(collections.map((collection) => collection.find().toArray()));
  return JSON.stringify(documents);
}
