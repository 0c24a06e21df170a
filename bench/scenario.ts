import type { Bench } from './bench.ts';

/** What was measured of ours and of the peer, one right after the other. */
export interface Round {
  readonly ours: number;
  readonly peer: number;
}

export interface Measured {
  readonly rounds: readonly Round[];
  /** What stands beside the figure, for people. */
  readonly notes: readonly string[];
  /** Entries that were lost or came twice, where that is counted. */
  readonly faults?: number;
}

/** Medians over the rounds. */
export interface Medians extends Round {
  /** Of each round's ours by its peer. */
  readonly ratio: number;
}

export interface Scenario {
  readonly name: string;
  readonly what: string;
  readonly peer: string;
  readonly unit: string;
  /** Whether the figure is ours by the peer's, or ours alone. */
  readonly figure: 'ratio' | 'value';
  readonly goal: string;
  readonly isMet: (medians: Medians) => boolean;
  /** How many rounds it takes where nobody says. */
  readonly rounds: number;
  measure(bench: Bench, rounds: number): Promise<Measured>;
}

/** Measures ours and the peer in turn; who goes first alternates. */
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
