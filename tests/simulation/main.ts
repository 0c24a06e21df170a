/**
 * `npm run simulate -- --seeds 10000 [--from N]` plays 10,000 runs. `--events N` prints the last N events of a failed
 * run. `--until-failure` stops at the first failed run. `npm run simulate -- --faults` puts known faults into a copy of
 * the sources, and prints the seed that finds each.
 *
 * Exit code 1 if a rule was broken, or a fault was not found.
 */
import { parseArgs } from 'node:util';
import { findFaults } from './faults.ts';
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
  ? findFaults(say)
  : await play(Number(values.seeds), Number(values.from), Number(values.events));
process.exitCode = wrong > 0 ? 1 : 0;
