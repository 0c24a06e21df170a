import { expect, it } from 'vitest';
import { FrameCache } from '../../../../src/graphql/delivery/frame-cache.ts';
import { FrameRenderer } from '../../../../src/graphql/delivery/frame-renderer.ts';
import type { FrameBatch } from '../../../../src/replay/frames.ts';

const batch = () => ({ frames: [{ kind: 'CLOCK', cursor: {}, serverTime: 0 }] }) as unknown as FrameBatch;

it('a frame for many subscribers is executed on behalf of the one that it is rendered for', async () => {
  const charged: string[] = [];
  const renderer = new FrameRenderer({
    key: 'operation',
    cache: new FrameCache(),
    commit: () => 1,
    writeCursor: () => 'cursor',
    execute: (frames, client) => {
      charged.push(client);
      return Promise.resolve(frames.map(() => ({ text: '{"data":null}', hasErrors: false })));
    },
  });
  await renderer.render(batch(), '203.0.113.1');
  await renderer.render(batch(), '203.0.113.2');
  expect(charged).toEqual(['203.0.113.1', '203.0.113.2']);
});
