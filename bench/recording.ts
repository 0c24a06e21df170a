import type { Bench, ServiceServer } from './bench.ts';
import type { Child } from './child.ts';
import type { ClientCalls } from './clients.ts';

/**
 * A file with the messages that the service sends one viewer for its first entries, one per line. The peers send the
 * same bytes.
 */
export async function recordFrames(
  bench: Bench,
  clients: Child<ClientCalls>,
  { socketUrl }: ServiceServer,
  entries: number,
): Promise<string> {
  const file = bench.file('ndjson');
  await clients.call('connect', { url: socketUrl, count: 1, speaks: true, keeps: true });
  await clients.call('subscribe', { from: 0, to: 1 }, { pacing: { instant: true } });
  await clients.call('reach', entries);
  await clients.call('save', file);
  await clients.call('leave');
  return file;
}
