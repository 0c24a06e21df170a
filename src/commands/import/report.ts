import { closeSync, openSync, writeSync } from 'node:fs';
import type { ImportCounts, Note, Skipped } from '../../importing/import-records.ts';
import type { MergeProposal } from '../../domain/review/merge-proposals.ts';
import type { TallyCounts } from '../../importing/tally.ts';
import { DomainError } from '../../errors.ts';
import { systemReason } from '../../system-errors.ts';

/** The result for one path. */
export interface PathReport {
  readonly file: string;
  /** The formats that read something of it. */
  readonly formats: readonly string[];
  readonly counts: ImportCounts & TallyCounts;
  /** Skipped parts by reason, the most frequent first. */
  readonly reasons: readonly CountedGroup[];
  /** Notes by topic. */
  readonly notes: readonly CountedGroup[];
  readonly proposals: readonly MergeProposal[];
}

/** A group of reasons or notes: how many there are, and the first one. */
export interface CountedGroup {
  readonly what: string;
  readonly count: number;
  readonly example: string;
}

/** The most groups; all later ones are counted together. */
const MAX_GROUPS = 50;
const OTHERS = 'other reasons';

/** Counts by group, in bounded memory. */
export class Groups {
  readonly #groups = new Map<string, { count: number; readonly example: string }>();

  add(what: string, example: string): void {
    const key = this.#groups.has(what) || this.#groups.size < MAX_GROUPS ? what : OTHERS;
    const group = this.#groups.get(key);
    if (group === undefined) this.#groups.set(key, { count: 1, example });
    else group.count += 1;
  }

  get counted(): readonly CountedGroup[] {
    return [...this.#groups]
      .map(([what, group]) => ({ what, ...group }))
      .sort((left, right) => right.count - left.count);
  }
}

/** A reason without its ids, quoted words and numbers, so that equal reasons are counted together. */
export function reasonGroup(reason: string): string {
  return reason
    .replaceAll(/\b(collection|actor|message|statement|source|link|thread):[A-Za-z0-9][A-Za-z0-9._~@+%=/-]*/g, '$1 …')
    .replaceAll(/"[^"]*"/g, '"…"')
    .replaceAll(/\d+/g, '…');
}

/**
 * The report as JSON: `{ dryRun, files: [{ file, skipped: [{ at, id, reason }], told: [{ at, topic, text }], …PathReport }] }`.
 * It is written while the import runs, so it may be larger than memory.
 */
export class ReportFile implements Disposable {
  readonly #descriptor: number;
  #files = 0;
  #skipped = 0;
  #told: Note[] = [];

  /** @throws DomainError BAD_CONFIGURATION if it cannot be written. */
  constructor(file: string, isDryRun: boolean) {
    try {
      this.#descriptor = openSync(file, 'w');
    } catch (error) {
      const message = `The report cannot be written: ${systemReason(error)}`;
      throw new DomainError('BAD_CONFIGURATION', message, { file }, { cause: error });
    }
    this.#write(`{"dryRun":${isDryRun},"files":[`);
  }

  begin(path: string): void {
    this.#write(`${this.#files === 0 ? '' : ','}\n{"file":${JSON.stringify(path)},"skipped":[`);
    this.#files += 1;
    this.#skipped = 0;
    this.#told = [];
  }

  skip(skipped: Skipped): void {
    this.#write(`${this.#skipped === 0 ? '' : ','}\n${JSON.stringify(skipped)}`);
    this.#skipped += 1;
  }

  note(note: Note): void {
    if (this.#told.length < MAX_NOTES) this.#told.push(note);
  }

  end(report: Omit<PathReport, 'file'>): void {
    const told = this.#told.map(({ at, topic, text }) => ({ at, topic, text }));
    this.#write(`],${JSON.stringify({ told, ...report }).slice(1)}`);
  }

  [Symbol.dispose](): void {
    this.#write(']}\n');
    closeSync(this.#descriptor);
  }

  #write(text: string): void {
    writeSync(this.#descriptor, text);
  }
}

/** The most notes that the report has word by word; all are counted. */
const MAX_NOTES = 10_000;
