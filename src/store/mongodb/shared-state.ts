import type { Filter, MongoClient } from 'mongodb';
import type { Instant } from '../../domain/time/instant.ts';
import type { SharedKind, SharedPiece, SharedState } from '../store.ts';
import type { MongoConnection } from './connection.ts';
import type { SharedDocument } from './documents.ts';
import { isDuplicateKey } from './driver-errors.ts';
import type { Tables } from './tables.ts';

/** @param onWritten called after each successful write */
export function sharedState(connection: MongoConnection, onWritten: () => void): SharedState {
  return {
    time: () => connection.run(serverTime),
    read: (kind, ids) => connection.run((_, tables) => readPieces(tables, kind, ids)),
    count: (kind) =>
      connection.run((_, { shared }) => shared.countDocuments({ kind: { $eq: kind }, ...UNEXPIRED }, { hint: 'kind' })),
    write: async (kind, piece) => {
      const isWritten = await connection.run(async (client, tables) =>
        piece.version === 1 ? begin(tables, kind, piece, await serverTime(client)) : replace(tables, kind, piece),
      );
      if (isWritten) onWritten();
      return isWritten;
    },
  };
}

/** The clock of the primary now. Its answer is half a round trip old when it arrives. */
async function serverTime(client: MongoClient): Promise<Instant> {
  const asked = performance.now();
  const { localTime } = await client.db('admin').command({ hello: 1 });
  const roundTrip = performance.now() - asked;
  return Math.round((localTime as Date).getTime() + roundTrip / 2);
}

/** By the server's clock. */
const UNEXPIRED: Filter<SharedDocument> = { $expr: { $gt: ['$expires', { $toLong: '$$NOW' }] } };

export async function readPieces(
  { shared }: Tables,
  kind: SharedKind,
  ids?: readonly string[],
): Promise<SharedPiece[]> {
  const wanted = ids === undefined ? {} : { id: { $in: [...ids] } };
  const found = await shared
    .find({ kind: { $eq: kind }, ...wanted, ...UNEXPIRED }, { hint: 'kind', sort: { id: 1 } })
    .toArray();
  return found.map(({ id, version, body, expires }) => ({ id, version, body, expires }));
}

/** An expired piece counts as absent, also while it is not deleted yet. */
async function begin({ shared }: Tables, kind: SharedKind, piece: SharedPiece, now: Instant): Promise<boolean> {
  try {
    // If a piece of this id has not expired, this would add a second one, and the server refuses it.
    await shared.updateOne(
      { _id: idOf(kind, piece), expires: { $lte: now } },
      { $set: { kind, ...piece } },
      { upsert: true },
    );
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

async function replace({ shared }: Tables, kind: SharedKind, piece: SharedPiece): Promise<boolean> {
  const { version, body, expires } = piece;
  const { matchedCount } = await shared.updateOne(
    { _id: idOf(kind, piece), version: version - 1, ...UNEXPIRED },
    { $set: { version, body, expires } },
  );
  return matchedCount > 0;
}

function idOf(kind: SharedKind, { id }: SharedPiece): string {
  return `${kind}|${id}`;
}

/** Deletes the pieces that have expired. */
export async function forgetExpired({ shared }: Tables): Promise<void> {
  await shared.deleteMany({ $expr: { $lte: ['$expires', { $toLong: '$$NOW' }] } });
}
