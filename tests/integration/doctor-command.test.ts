import { expect, test } from 'vitest';
import { OPERATOR } from '../../src/domain/authority.ts';
import { damageDatabase, damageFile } from '../support/damaged-store.ts';
import { actor, collection, message, OPEN } from '../support/record-items.ts';
import { describeOnBothPlaces } from '../support/served-stores.ts';
import { backchannel } from '../support/shell.ts';
import type { StorePlace } from '../support/test-stores.ts';

async function fill(place: StorePlace): Promise<void> {
  const store = await place.open();
  await store.commit({
    items: [
      collection(OPEN),
      actor('actor:ann'),
      message('1', { text: 'Hello', sender: { actor: 'actor:ann' }, occurred: { edtf: '2016-10-12' } }),
      message('2', { text: 'Yes', occurred: { relativeTo: { entry: 'message:1', offset: 'P2D' } } }),
      message('3', { text: 'No', inReplyTo: 'message:1' }),
    ],
  });
  await store.close();
}

/** Replaces text in the bodies of all entries. */
async function replaceInBodies(place: StorePlace, from: string, to: string): Promise<void> {
  if (place.location.startsWith('sqlite:')) {
    damageFile(place.location, `UPDATE entry_body SET body = replace(body, '${from}', '${to}')`);
    return;
  }
  await damageDatabase(place.location, async (database) => {
    const entries = database.collection<{ _id: string; body: string }>('entries');
    for (const { _id, body } of await entries.find().toArray()) {
      await entries.updateOne({ _id }, { $set: { body: body.replaceAll(from, to) } });
    }
  });
}

async function removeActor(place: StorePlace): Promise<void> {
  if (place.location.startsWith('sqlite:')) damageFile(place.location, "DELETE FROM named WHERE id = 'actor:ann'");
  else {
    await damageDatabase(place.location, (database) =>
      database.collection<{ _id: string }>('named').deleteOne({ _id: 'actor:ann' }),
    );
  }
}

describeOnBothPlaces('doctor', (newPlace) => {
  test('finds no inconsistency in a healthy store', async () => {
    await using place = await newPlace();
    await fill(place);
    const { code, stdout } = await backchannel('doctor', '--store', place.location);
    expect(stdout).toContain('No inconsistency was found.');
    expect(code).toBe(0);
  });

  test('reports stored results that do not follow from the input, and mends them and everything that depends on them', async () => {
    await using place = await newPlace();
    await fill(place);
    await replaceInBodies(place, '"replyState":"ANSWERED"', '"replyState":"NO_REPLY_DOCUMENTED"');
    // Changes the moment of the message that another is relative to, and not its input.
    await replaceInBodies(place, '"edtf":"2016-10-12","earliest"', '"edtf":"2011-11-11","earliest"');
    const told = await backchannel('doctor', '--store', place.location);
    expect(told.code).toBe(1);
    expect(told.stdout).toContain('derived entries: message:1');
    const mended = await backchannel('doctor', '--mend', '--store', place.location);
    expect(mended).toMatchObject({ code: 0, stderr: '' });
    expect((await backchannel('doctor', '--store', place.location)).stdout).toContain('No inconsistency was found.');
    const [first, second] = await (await place.open()).entries(OPERATOR, ['message:1', 'message:2']);
    expect(first).toMatchObject({ replyState: 'ANSWERED', occurred: { edtf: '2016-10-12' }, revision: 1, sequence: 1 });
    expect(second?.occurred?.edtf).toBe('2016-10-14');
  });

  test('names a record that cannot be read, and then mends nothing and checks nothing else', async () => {
    await using place = await newPlace();
    await fill(place);
    await replaceInBodies(place, '{"id":"message:3"', '{"id":');
    const { code, stdout, stderr } = await backchannel('doctor', '--mend', '--store', place.location);
    expect(stdout).toContain("message:3 can't be read any more");
    expect(stdout).toContain(' 0 mended');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  });

  test('reports lost data, which it cannot mend', async () => {
    await using place = await newPlace();
    await fill(place);
    await removeActor(place);
    const { code, stdout } = await backchannel('doctor', '--mend', '--store', place.location);
    expect(code).toBe(1);
    expect(stdout).toContain('message:1 refers to actor:ann, which is not in the store');
  });
});
