/** `npm run simulate -- --seeds 10000 [--from N] [--events N]`: exit code 1 where a rule was broken. */
import { parseArgs } from 'node:util';
import { simulate } from './simulate.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    events: { type: 'string', default: '30' },
  },
});
const [seeds, from, events] = [Number(values.seeds), Number(values.from), Number(values.events)];
const totals = { frames: 0, reconnects: 0, controls: 0, commits: 0, rooms: 0 };
let failures = 0;
const started = performance.now();
const say = (line: string) => process.stdout.write(`${line}\n`);

for (let seed = from; seed < from + seeds; seed += 1) {
  const { violation, counts, events: last } = await simulate(seed, events);
  for (const name of Object.keys(totals) as (keyof typeof totals)[]) totals[name] += counts[name];
  if (violation !== null) {
    failures += 1;
    say(`seed ${seed} broke the rule "${violation.rule}": ${violation.message}`);
    for (const event of last) say(`  ${event}`);
  }
  if ((seed - from + 1) % 1_000 === 0) say(`${seed - from + 1} seeds, ${failures} failures`);
}
const seconds = (performance.now() - started) / 1_000;
const figures = Object.entries(totals).map(([name, count]) => `${count} ${name}`);
say(`${seeds} seeds, ${failures} failures, ${figures.join(', ')}, ${seconds.toFixed(1)} seconds`);
process.exitCode = failures > 0 ? 1 : 0;
