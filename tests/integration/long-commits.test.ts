import { expect, it } from 'vitest';
import type { BatchItem } from '../../src/domain/commit/commit.ts';
import { collectionInput, entryInput } from '../../src/domain/record/input.ts';
import { describeOnBothStores } from '../support/served-stores.ts';
import type { TestService } from '../support/service.ts';

const FOLLOWERS = 1_500;

const message = (id: string, more: object): BatchItem => ({
  kind: 'entry',
  collection: 'collection:long',
  input: entryInput.parse({
    type: 'MESSAGE',
    id: `message:${id}`,
    wording: 'VERBATIM',
    visibility: 'PRIVATE',
    channel: 'EMAIL',
    text: 'One of many remarks about the same thing, with some words to index.',
    ...more,
  }),
});

/** The answers of the service over HTTP that come before the commit is done. */
async function answersDuring(service: TestService, item: BatchItem): Promise<number> {
  // The first answer also opens the connection.
  await service.ask('{ __typename }');
  const commit = service.store.commit({ items: [item] });
  const done = commit.then(() => 'DONE');
  const answer = () => service.ask('{ __typename }').then(() => 'ANSWER');
  let answers = 0;
  while ((await Promise.race([done, answer()])) === 'ANSWER') answers += 1;
  expect((await commit).results.map(({ outcome }) => outcome)).toEqual(['CHANGED']);
  return answers;
}

describeOnBothStores('a commit that changes many dependent entries', (served) => {
  it.each([
    [
      'moments that are relative to one entry',
      (name: string) => ({ occurred: { relativeTo: { entry: `message:${name}`, offset: 'PT5M' } } }),
      { occurred: { edtf: '2016-02-01' } },
    ],
    ['answers to one message', (name: string) => ({ inReplyTo: `message:${name}` }), { thread: 'thread:moved' }],
  ])('lets the service answer other clients meanwhile: %s', async (title, following, patch) => {
    const { store } = served();
    const base = title.replaceAll(' ', '-');
    const collection: BatchItem = {
      kind: 'collection',
      input: collectionInput.parse({ id: 'collection:long', title: 'Long', access: 'OPEN' }),
    };
    const followers = Array.from({ length: FOLLOWERS }, (_, index) => message(`${base}-${index}`, following(base)));
    const items = [collection, message(base, { occurred: '2016-01-01' }), ...followers];
    const { results } = await store.commit({ items });
    expect(results.filter(({ outcome }) => outcome === 'REFUSED')).toEqual([]);
    const correction: BatchItem = {
      kind: 'correction',
      id: `message:${base}`,
      patch: patch,
      reason: 'Moved',
    };
    expect(await answersDuring(served(), correction)).toBeGreaterThan(3);
  });
});
