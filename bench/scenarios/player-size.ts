/** The size of the player's scripts, compressed as they are sent: a reader waits for them first. */
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import buildPages from '../../tests/support/pages.ts';
import type { Scenario } from '../scenario.ts';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
const MOST_KB = 120;

export const playerSize: Scenario = {
  name: 'player.script-kb',
  what: 'all scripts of the player, compressed with gzip',
  peer: 'the client module for pages, which only replays',
  unit: 'KB',
  figure: 'value',
  goal: `≤ ${MOST_KB}`,
  isMet: ({ ours }) => ours <= MOST_KB,
  rounds: 1,
  async measure() {
    await buildPages();
    const [ours, peer] = [await sizeOf('player/assets/'), await sizeOf('bundle/')];
    return { rounds: [{ ours: ours.gzip, peer: peer.gzip }], notes: [`by Brotli ${ours.brotli.toFixed(1)} KB`] };
  },
};

/** The size of all scripts in a built folder, in KB. */
async function sizeOf(folder: string): Promise<{ readonly gzip: number; readonly brotli: number }> {
  const names = (await readdir(DIST + folder)).filter((name) => name.endsWith('.js'));
  const sizes = names.map(async (name) => {
    const packed = await promisify(gzip)(await readFile(DIST + folder + name), { level: 9 });
    const brotli = await readFile(`${DIST}${folder}${name}.br`).catch(() => packed);
    return { gzip: packed.length / 1_024, brotli: brotli.length / 1_024 };
  });
  const all = await Promise.all(sizes);
  const sum = (kind: 'gzip' | 'brotli') => all.reduce((total, size) => total + size[kind], 0);
  return { gzip: sum('gzip'), brotli: sum('brotli') };
}
