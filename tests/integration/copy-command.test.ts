import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { BatchItem } from '../../src/domain/commit/commit.ts';
import { actor, collection, message, OPEN } from '../support/record-items.ts';
import { describeOnBothPlaces } from '../support/served-stores.ts';
import { backchannel, startBackchannel } from '../support/shell.ts';
import { sqlitePlace, type StorePlace } from '../support/test-stores.ts';
import { wholeRecord } from '../support/whole-record.ts';

const MESSAGES = 1_100;
const TIMEOUT_MS = 240_000;

async function fill(place: StorePlace): Promise<unknown> {
  const store = await place.open();
  await store.commit({ items: [collection(OPEN), actor('actor:ann')] });
  const items = Array.from({ length: MESSAGES }, (_, number): BatchItem =>
    message(String(number), { text: `resume ${number}`, sender: { actor: 'actor:ann' }, place: number }),
  );
  for (let start = 0; start < items.length; start += 1_000) {
    await store.commit({ items: items.slice(start, start + 1_000) });
  }
  await store.commit({ items: [{ kind: 'correction', id: 'message:7', patch: { text: 'leaks' }, reason: 'Misread' }] });
  return wholeRecord(store);
}

describeOnBothPlaces('copy, to a store', (newPlace) => {
  test(
    'continues after it was killed, and ends with the same record',
    async () => {
      await using from = await sqlitePlace();
      await using to = await newPlace();
      const record = await fill(from);
      const ways = ['--from', from.location, '--to', to.location];
      const child = startBackchannel('copy', ...ways);
      const target = await to.open();
      // It may be done before it is killed. The result must be the same.
      while (child.exitCode === null && (await target.head()) === 0) await pause(5);
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      const finished = await backchannel('copy', ...ways);
      expect(finished).toMatchObject({ code: 0, stderr: '' });
      expect(await wholeRecord(target)).toEqual(record);
      expect((await backchannel('doctor', '--store', to.location)).code).toBe(0);
    },
    TIMEOUT_MS,
  );

  test('refuses a target that already has a record', async () => {
    await using from = await sqlitePlace();
    await using to = await newPlace();
    await (await from.open()).commit({ items: [collection(OPEN)] });
    await (await to.open()).commit({ items: [collection('collection:own')] });
    const { code, stderr } = await backchannel('copy', '--from', from.location, '--to', to.location);
    expect([code, stderr]).toEqual([2, expect.stringContaining('holds a record of its own')]);
  });
});
