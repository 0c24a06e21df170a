import type { Bench } from './bench.ts';

/** Our figure and the peer's figure, measured one right after the other. */
export interface Round {
  readonly ours: number;
  readonly peer: number;
}

export interface Measured {
  readonly rounds: readonly Round[];
  /** Further lines for the report. */
  readonly notes: readonly string[];
  /** The number of entries that were lost or came twice, if it is counted. */
  readonly faults?: number;
}

/** Medians over the rounds. */
export interface Medians extends Round {
  /** The median of our figure divided by the peer's figure. */
  readonly ratio: number;
}

export interface Scenario {
  readonly name: string;
  readonly what: string;
  readonly peer: string;
  readonly unit: string;
  /** Whether the result is the ratio to the peer, or our figure alone. */
  readonly figure: 'ratio' | 'value';
  readonly goal: string;
  readonly isMet: (medians: Medians) => boolean;
  /** The default number of rounds. */
  readonly rounds: number;
  measure(bench: Bench, rounds: number): Promise<Measured>;
}

/** Measures ours and the peer by turns; each round begins with the other one. */
export async function interleave(
  rounds: number,
  ours: (round: number) => Promise<number>,
  peer: (round: number) => Promise<number>,
): Promise<Round[]> {
  const measured: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) {
      const first = await ours(round);
      measured.push({ ours: first, peer: await peer(round) });
    } else {
      const first = await peer(round);
      measured.push({ ours: await ours(round), peer: first });
    }
  }
  return measured;
}
