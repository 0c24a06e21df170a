import { expect, test } from 'vitest';
import { rawContents } from '../support/raw-contents.ts';
import { BASE, commit, message, outcomes } from '../support/record-items.ts';
import { sqlitePlace } from '../support/test-stores.ts';

const erase = (id: string) => ({ kind: 'erasure', id: `message:${id}`, reason: 'asked for' }) as const;

test('A store closes when its running erasures are done, and its file then has no trace of the entries', async () => {
  await using place = await sqlitePlace();
  const store = await place.open();
  await commit(store, ...BASE, message('1', { text: 'xqsecretzqx' }), message('2', { text: 'xqsecretzqx' }));
  const erasures = ['1', '2'].map((id) => commit(store, erase(id)));
  await store.close();
  expect(await rawContents(place.location)).not.toContain('xqsecretzqx');
  expect((await Promise.all(erasures)).flatMap(outcomes)).toEqual(['CHANGED', 'CHANGED']);
});
