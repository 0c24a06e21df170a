import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Ending } from '../../../../src/graphql/execution/ending.ts';

it('any number of reads may listen to the end of an operation, and Node warns of nothing', async () => {
  const warnings: string[] = [];
  const hear = ({ name }: Error) => void warnings.push(name);
  process.on('warning', hear);
  using ending = new Ending(new AbortController().signal);
  for (let read = 0; read < 20; read += 1) ending.signal.addEventListener('abort', () => undefined);
  await nextTurn();
  process.off('warning', hear);
  expect(warnings).toEqual([]);
});
