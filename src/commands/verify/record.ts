import { AccountOwners } from '../../domain/review/account-owners.ts';
import { OPERATOR } from '../../domain/authority.ts';
import { contradictionsOf, pointersOf } from '../../domain/review/entry-pointers.ts';
import { MergeProposals } from '../../domain/review/merge-proposals.ts';
import { citationsOf } from '../../domain/record/participants.ts';
import type { CitationInput } from '../../domain/record/input.ts';
import { verifyCitation } from '../../domain/review/verify-quotes.ts';
import { exportItems } from '../../formats/output/export-records.ts';
import type { ExportedEntry, ExportedItem } from '../../formats/output/output-format.ts';
import type { RecordReader } from '../../store/store.ts';
import { CitingCollections } from './citing-collections.ts';
import type { Findings } from './findings.ts';
import type { SourceTexts } from './source-texts.ts';

/** The number of entries whose pointers are looked up together. */
const BATCH_SIZE = 500;

/** Reads the whole record once and checks it, some entries at a time. */
export async function verifyRecord(
  reader: RecordReader,
  texts: SourceTexts | null,
  interrupted: AbortSignal,
): Promise<Findings> {
  const run = new Verification(reader, texts);
  for await (const item of exportItems(reader, null)) {
    interrupted.throwIfAborted();
    await run.take(item);
  }
  return run.finish();
}

class Verification {
  readonly #findings: Findings = {
    ...{ entries: 0, citations: 0, quotes: 0, found: 0, notFound: 0, uncheckable: 0 },
    problems: [],
    remarks: [],
    proposals: [],
  };
  readonly #citing = new CitingCollections();
  readonly #reader: RecordReader;
  readonly #texts: SourceTexts | null;
  readonly #paragraphs = new Map<string, readonly string[]>();
  readonly #proposals = new MergeProposals();
  readonly #owners = new AccountOwners();
  /** Named records wait until all sources are read, because actors come before the sources that they cite. */
  readonly #waiting: ExportedItem[] = [];
  #batch: ExportedEntry[] = [];

  constructor(reader: RecordReader, texts: SourceTexts | null) {
    this.#reader = reader;
    this.#texts = texts;
  }

  async take(item: ExportedItem): Promise<void> {
    if (item.kind === 'entry') {
      this.#checkEntry(item);
      this.#batch.push(item);
      if (this.#batch.length >= BATCH_SIZE) await this.#checkPointers();
      return;
    }
    this.#waiting.push(item);
    if (item.kind === 'actor') {
      this.#proposals.note(item);
      this.#owners.noteActor(item);
    }
    if (item.kind === 'source') await this.#readText(item.id, item.input.file);
  }

  async finish(): Promise<Findings> {
    await this.#checkPointers();
    for (const item of this.#waiting) this.#checkCitations(item.id, citationsIn(item));
    this.#findings.problems.push(...this.#citing.findings);
    this.#findings.proposals = this.#proposals.proposals;
    for (const { actors, reasons } of this.#findings.proposals) {
      this.#remark('same actor?', actors.join(', '), `they share ${reasons.join(', ')}`);
    }
    return this.#findings;
  }

  async #readText(source: string, file: string | undefined): Promise<void> {
    if (this.#texts === null || file === undefined) return;
    const paragraphs = await this.#texts.read(file);
    if (paragraphs === null) this.#problem('no text', source, `the file ${file} is not in ${this.#texts.folder}`);
    else this.#paragraphs.set(source, paragraphs);
  }

  #checkEntry(entry: ExportedEntry): void {
    const citations = citationsOf(entry.input);
    this.#findings.entries += 1;
    this.#citing.note(entry, citations.length > 0);
    this.#checkCitations(entry.id, citations);
    for (const stranger of this.#owners.strangersIn(entry)) this.#problem('two owners', entry.id, stranger);
  }

  #checkCitations(id: string, citations: readonly CitationInput[]): void {
    for (const citation of citations) {
      this.#findings.citations += 1;
      this.#findings.quotes += citation.quotes?.length ?? 0;
      const paragraphs = this.#paragraphs.get(citation.source);
      const verdict = paragraphs && verifyCitation(citation, paragraphs);
      if (verdict === undefined) this.#findings.uncheckable += 1;
      else if (verdict.found) this.#findings.found += 1;
      else {
        this.#findings.notFound += 1;
        this.#problem('not found', id, `${citation.source}: ${verdict.reason}`);
      }
    }
  }

  async #checkPointers(): Promise<void> {
    const entries = this.#batch;
    this.#batch = [];
    const ids = [...new Set(entries.flatMap(({ input }) => pointersOf(input)))];
    const found = (ids.length === 0 ? [] : await this.#reader.entries(OPERATOR, ids)).filter((entry) => entry !== null);
    const others = new Map(found.map((entry) => [entry.id, entry]));
    for (const entry of entries) {
      for (const id of pointersOf(entry.input)) {
        if (!others.has(id)) this.#remark('leads nowhere', entry.id, `it refers to ${id}, which is not in the record`);
      }
      for (const contradiction of contradictionsOf(entry, others)) this.#remark('before', entry.id, contradiction);
    }
  }

  #problem(label: string, id: string, detail?: string): void {
    this.#findings.problems.push({ label, id, ...(detail !== undefined && { detail }) });
  }

  #remark(label: string, id: string, detail: string): void {
    this.#findings.remarks.push({ label, id, detail });
  }
}

function citationsIn(item: ExportedItem): readonly CitationInput[] {
  switch (item.kind) {
    case 'entry':
      return citationsOf(item.input);
    case 'actor':
      return [...(item.input.citations ?? []), ...(item.input.roles ?? []).flatMap((role) => role.citations ?? [])];
    case 'link':
      return item.input.citations ?? [];
    case 'collection':
    case 'source':
      return [];
  }
}
