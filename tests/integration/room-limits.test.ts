import { expect, it } from 'vitest';
import { RawSocket } from '../support/raw-socket.ts';
import { describeOnBothPlaces } from '../support/served-stores.ts';
import { startTestService } from '../support/service.ts';
import { seedIfEmpty } from '../../src/seeding.ts';

const JOIN = 'subscription($input: ReplayInput!) { replay(input: $input) { __typename } }';

let lastId = 0;

/** Joins a room, and returns its first frame or the code of its error. */
async function join(socket: RawSocket, room: string, more: object = {}): Promise<unknown> {
  const id = `${(lastId += 1)}`;
  socket.subscribe(id, JOIN, { input: { room, paused: true, pacing: { speed: 1 }, ...more } });
  const { type, payload } = await socket.until((message) => message.id === id);
  if (type === 'error') return (payload as { extensions: { code: unknown } }[])[0]?.extensions.code;
  const { data, errors } = payload as {
    data?: { replay: { __typename: string } } | null;
    errors?: { extensions: { code: unknown } }[];
  };
  return errors?.[0]?.extensions.code ?? data?.replay.__typename;
}

describeOnBothPlaces('A service with many rooms', (newPlace) => {
  it('bounds them by their size, by their opener and in all, and still lets viewers in', async () => {
    await using place = await newPlace();
    await seedIfEmpty(await place.open());
    const environment = {
      BACKCHANNEL_ROOMS: '3',
      BACKCHANNEL_ROOMS_PER_ADDRESS: '2',
      BACKCHANNEL_TRUSTED_PROXIES: 'loopback',
    };
    await using service = await startTestService({ store: place.location, environment });
    await expect.poll(async () => (await fetch(`${service.url}/readyz`)).status).toBe(200);
    using one = await RawSocket.open(service.socketUrl, { 'X-Forwarded-For': '192.0.2.1' });
    using other = await RawSocket.open(service.socketUrl, { 'X-Forwarded-For': '192.0.2.2' });
    const long = Array.from({ length: 900 }, (_, nth) => `message:${'x'.repeat(20)}${nth}`);
    expect(await join(one, 'long', { filter: { ids: long } })).toBe('LIMIT_EXCEEDED');
    expect([await join(one, 'a'), await join(one, 'b'), await join(one, 'c')]).toEqual([
      'OpenedFrame',
      'OpenedFrame',
      'LIMIT_EXCEEDED',
    ]);
    expect([await join(other, 'a'), await join(other, 'c'), await join(other, 'd')]).toEqual([
      'OpenedFrame',
      'OpenedFrame',
      'LIMIT_EXCEEDED',
    ]);
    expect(await service.store.shared.count('room')).toBe(3);
  });

  it('deletes a room that nobody watches, so that its name is free', async () => {
    await using place = await newPlace();
    await seedIfEmpty(await place.open());
    const environment = { BACKCHANNEL_ROOM_LIFETIME: 'PT1S', BACKCHANNEL_ROOMS_PER_ADDRESS: '1' };
    await using service = await startTestService({ store: place.location, environment });
    await expect.poll(async () => (await fetch(`${service.url}/readyz`)).status).toBe(200);
    {
      using socket = await RawSocket.open(service.socketUrl);
      expect(await join(socket, 'a')).toBe('OpenedFrame');
      expect(await service.store.shared.count('room')).toBe(1);
    }
    await expect.poll(() => service.store.shared.count('room')).toBe(0);
    using socket = await RawSocket.open(service.socketUrl);
    await expect.poll(() => join(socket, 'a', { from: '2016-10-01T00:00:00Z' })).toBe('OpenedFrame');
  });
});
