import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import type { Measured, Medians, Round, Scenario } from './scenario.ts';
import { median } from './statistics.ts';

/** The result of a scenario, or the reason why it failed. */
export type Outcome =
  | { readonly scenario: Scenario; readonly measured: Measured }
  | { readonly scenario: Scenario; readonly failure: string };

/** Our figure divided by the peer's figure. */
const ratioOf = ({ ours, peer }: Round): number => ours / peer;

function mediansOf(rounds: readonly Round[]): Medians {
  return {
    ours: median(rounds.map(({ ours }) => ours)),
    peer: median(rounds.map(({ peer }) => peer)),
    ratio: median(rounds.map(ratioOf)),
  };
}

/** The machine, for readers of the figures. */
export function describeMachine(): string {
  const model = cpus()[0]?.model ?? 'unknown';
  const memory = Math.round(totalmem() / 2 ** 30);
  const load = (loadavg()[0] ?? 0).toFixed(2);
  return `${model}, ${availableParallelism()} cores, ${memory} GB, Node ${process.version}, load ${load} before the start`;
}

export function toJson(outcomes: readonly Outcome[]): string {
  const results = outcomes.map((outcome) => {
    const { name, unit, goal } = outcome.scenario;
    if ('failure' in outcome) return { name, unit, goal, error: outcome.failure };
    const { rounds, notes } = outcome.measured;
    const { ours, peer, ratio } = mediansOf(rounds);
    const isRatio = outcome.scenario.figure === 'ratio';
    const spread = spreadOf(rounds.map(isRatio ? ratioOf : (round) => round.ours));
    return {
      name,
      ...(isRatio ? { ratio } : { value: ours }),
      ...{ ours, peer, unit, rounds: rounds.length },
      ...{ goal, met: isMet(outcome), spread, samples: rounds, notes },
    };
  });
  return `${JSON.stringify({ results }, null, 2)}\n`;
}

export function toText(outcome: Outcome): string {
  const { scenario } = outcome;
  const head = `${scenario.name}  (goal ${scenario.goal})\n  ${scenario.what}\n  peer: ${scenario.peer}\n`;
  if ('failure' in outcome) return `${head}  failed: ${outcome.failure}\n`;
  const { rounds, notes } = outcome.measured;
  const { ours, peer, ratio } = mediansOf(rounds);
  const isRatio = scenario.figure === 'ratio';
  const line = (label: string, value: number, unit: string, each: (round: Round) => number) => {
    const [low, high] = spreadOf(rounds.map(each));
    return `  ${label.padEnd(6)}${show(value).padStart(9)} ${unit.padEnd(13)} ${show(low)} to ${show(high)}`;
  };
  const verdict = isMet(outcome) ? 'met' : 'MISSED';
  return `${[
    head.trimEnd(),
    line('ours', ours, scenario.unit, (round) => round.ours),
    line('peer', peer, scenario.unit, (round) => round.peer),
    line('ratio', ratio, '', ratioOf),
    `  ${isRatio ? show(ratio) : `${show(ours)} ${scenario.unit}`}: ${verdict}; ${rounds.length} rounds, ${noiseOf(rounds)}`,
    ...notes.map((note) => `  ${note}`),
  ].join('\n')}\n`;
}

export function isMet(outcome: Outcome): boolean {
  if ('failure' in outcome) return false;
  const { rounds, faults = 0 } = outcome.measured;
  return faults === 0 && outcome.scenario.isMet(mediansOf(rounds));
}

/** The peer's code is the same in every round, so differences between its rounds come from the machine. */
function noiseOf(rounds: readonly Round[]): string {
  const [low, high] = spreadOf(rounds.map(({ peer }) => peer));
  return `the peer's rounds differ by ${Math.round((100 * (high - low)) / mediansOf(rounds).peer)} %`;
}

function spreadOf(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

function show(value: number): string {
  return value >= 1_000 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
}
