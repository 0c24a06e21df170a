// Starts a commit in MongoDB, as a node of the service does, says so, and waits until it is killed.
import { MongoClient } from 'mongodb';

const client = new MongoClient(process.argv[2], { appName: 'backchannel' });
const session = client.startSession();
session.startTransaction({ readConcern: { level: 'snapshot' } });
await client
  .db()
  .collection('meta')
  .updateOne({ _id: 'store' }, { $inc: { sequence: 1 } }, { session });
process.stdout.write('in the middle of a commit\n');
setInterval(() => undefined, 1_000);
