/**
 * `npm run simulate -- --seeds 10000 [--from N]` plays so many runs; `--events N` says how much of a failed one is told,
 * `--until-failure` ends with the first of those. `npm run simulate -- --faults` brings known faults back and names the
 * seed that catches each.
 *
 * Exit code 1 where a rule was broken, or a fault was not caught.
 */
import { parseArgs } from 'node:util';
import { bringFaultsBack } from './faults.ts';
import { simulate } from './simulate.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    events: { type: 'string', default: '30' },
    'until-failure': { type: 'boolean', default: false },
    faults: { type: 'boolean', default: false },
  },
});

async function play(seeds: number, from: number, eventsKept: number): Promise<number> {
  const totals = { frames: 0, reconnects: 0, controls: 0, commits: 0, rooms: 0 };
  const started = performance.now();
  let [played, failures] = [0, 0];
  while (played < seeds && (failures === 0 || !values['until-failure'])) {
    const { seed, violation, counts, events } = await simulate(from + played, eventsKept);
    played += 1;
    for (const name of Object.keys(totals) as (keyof typeof totals)[]) totals[name] += counts[name];
    if (violation !== null) {
      failures += 1;
      say(`seed ${seed} broke the rule "${violation.rule}": ${violation.message}`);
      for (const event of events) say(`  ${event}`);
    }
    if (played % 1_000 === 0 && played < seeds) say(`${played} seeds, ${failures} failures`);
  }
  const seconds = (performance.now() - started) / 1_000;
  const figures = Object.entries(totals).map(([name, count]) => `${count} ${name}`);
  say(`${played} seeds, ${failures} failures, ${figures.join(', ')}, ${seconds.toFixed(1)} seconds`);
  return failures;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const wrong = values.faults
  ? bringFaultsBack(say)
  : await play(Number(values.seeds), Number(values.from), Number(values.events));
process.exitCode = wrong > 0 ? 1 : 0;
