import type { Instant } from '../../domain/time/instant.ts';
import type { SharedKind, SharedPiece, SharedState } from '../store.ts';
import type { Committer } from './write/committer.ts';
import type { SqliteConnection, Sql } from './connection.ts';

/** All processes that open the file run on one machine, so they share its clock. */
export function sharedState(reader: SqliteConnection, committer: Committer): SharedState {
  return {
    time: () => Promise.resolve(Date.now()),
    read: (kind, ids) =>
      new Promise((resolve) => {
        const { text, values } = piecesOf(kind, ids, Date.now());
        resolve(reader.all<SharedPiece>(text, ...values));
      }),
    count: (kind) =>
      new Promise((resolve) => {
        const text = 'SELECT count(*) AS count FROM shared WHERE kind = ? AND expires > ?';
        resolve(reader.all<{ count: number }>(text, kind, Date.now())[0]?.count ?? 0);
      }),
    write: (kind, piece) => committer.write((writer) => compareAndSet(writer, kind, piece, Date.now())),
  };
}

export function piecesOf(kind: SharedKind, ids: readonly string[] | undefined, now: Instant): Sql {
  const among = ids === undefined ? '' : 'AND id IN (SELECT value FROM json_each(?))';
  return {
    text: `SELECT id, version, body, expires FROM shared WHERE kind = ? AND expires > ? ${among} ORDER BY id`,
    values: ids === undefined ? [kind, now] : [kind, now, JSON.stringify(ids)],
  };
}

/** An expired piece counts as absent, also while it is not deleted yet. */
function compareAndSet(writer: SqliteConnection, kind: SharedKind, piece: SharedPiece, now: Instant): boolean {
  const { id, version, body, expires } = piece;
  const written =
    version === 1
      ? writer.all(
          `INSERT INTO shared (kind, id, version, body, expires) VALUES (?, ?, 1, ?, ?)
           ON CONFLICT (kind, id) DO UPDATE SET version = 1, body = excluded.body, expires = excluded.expires
             WHERE shared.expires <= ? RETURNING id`,
          ...[kind, id, body, expires, now],
        )
      : writer.all(
          `UPDATE shared SET version = ?, body = ?, expires = ?
           WHERE kind = ? AND id = ? AND version = ? AND expires > ? RETURNING id`,
          ...[version, body, expires, kind, id, version - 1, now],
        );
  return written.length > 0;
}

/** Deletes the pieces that have expired. */
export async function forgetExpired(committer: Committer): Promise<void> {
  await committer.write((writer) => {
    writer.run('DELETE FROM shared WHERE expires <= ?', Date.now());
  });
}
