/** The mutations of an editor, and their answers. */
import type { Answer, TestService } from './service.ts';

/** Inputs of entries with default values. */
export const messageInput = (id: string, more: object = {}) => ({
  type: 'MESSAGE',
  id: `message:${id}`,
  wording: 'VERBATIM',
  visibility: 'PRIVATE',
  channel: 'EMAIL',
  ...more,
});
export const statementInput = (id: string, more: object = {}) => ({
  type: 'STATEMENT',
  id: `statement:${id}`,
  wording: 'VERBATIM',
  speaker: { actor: 'actor:ann' },
  kind: 'DENIAL',
  ...more,
});

interface PutResult {
  readonly index: number;
  readonly id: string;
  readonly outcome: string;
  readonly node: { readonly id: string } | null;
  readonly error: { readonly code: string; readonly message: string; readonly path: string | null } | null;
}

export interface Put {
  readonly revision: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly results: readonly PutResult[];
}

const PUT =
  'revision added changed unchanged refused results { index id outcome node { id } error { code message path } }';

/** The documents of the mutations, by name. All arguments are variables. */
export const MUTATIONS = {
  putCollection:
    'mutation ($input: CollectionInput!) { it: putCollection(input: $input) { id title access revision } }',
  putActors: `mutation ($input: [ActorInput!]!) { it: putActors(input: $input) { ${PUT} } }`,
  putSources: `mutation ($input: [SourceInput!]!) { it: putSources(input: $input) { ${PUT} } }`,
  putLinks: `mutation ($input: [LinkInput!]!) { it: putLinks(input: $input) { ${PUT} } }`,
  putEntries: `mutation ($collection: ID!, $input: [EntryInput!]!) {
    it: putEntries(collection: $collection, input: $input) { ${PUT} } }`,
  correctEntry: `mutation ($id: ID!, $patch: EntryPatch!, $reason: String = "Read again", $expectedRevision: Int) {
    it: correctEntry(id: $id, patch: $patch, reason: $reason, expectedRevision: $expectedRevision) {
      id text status revision revisions { revision status reason text } } }`,
  retractEntry: `mutation ($id: ID!, $reason: String = "Not so") {
    it: retractEntry(id: $id, reason: $reason) { id text status revision } }`,
  restoreEntry: `mutation ($id: ID!, $reason: String = "So after all") {
    it: restoreEntry(id: $id, reason: $reason) { id text status revision } }`,
  eraseEntry: `mutation ($id: ID!, $reason: String = "Private") {
    it: eraseEntry(id: $id, reason: $reason) { id collection { id } erasedAt reason revision } }`,
  mergeActors: `mutation ($keep: ID!, $merge: ID!) {
    it: mergeActors(keep: $keep, merge: $merge) { id mergedInto { id } sameAs { id } } }`,
  splitActor: 'mutation ($id: ID!) { it: splitActor(id: $id) { id mergedInto { id } sameAs { id } } }',
} as const;
export type MutationName = keyof typeof MUTATIONS;

interface WithErrors {
  readonly errors?: readonly { readonly extensions?: Readonly<Record<string, unknown>> | undefined }[] | undefined;
}

/** The code and the argument of each error. */
export function errorsOf({ errors = [] }: WithErrors): (readonly [unknown, unknown])[] {
  return errors.map(({ extensions }) => [extensions?.['code'], extensions?.['argument']] as const);
}

/** An editor with or without a token. */
export class Editor {
  readonly #service: TestService;
  readonly #token: string | undefined;

  constructor(service: TestService, token?: string) {
    this.#service = service;
    this.#token = token;
  }

  send(name: MutationName, variables: Record<string, unknown>): Promise<Answer> {
    return this.#service.ask(MUTATIONS[name], variables, this.#token);
  }

  /** The result of a mutation. It throws if the mutation fails. */
  async do<Result = Record<string, unknown>>(name: MutationName, variables: Record<string, unknown>): Promise<Result> {
    const { data, errors } = await this.send(name, variables);
    if (errors.length > 0 || data === null) throw new Error(`${name}: ${JSON.stringify(errors)}`);
    return data['it'] as Result;
  }

  put(collection: string, ...input: readonly object[]): Promise<Put> {
    return this.do<Put>('putEntries', { collection, input });
  }

  /** The errors of a refused mutation. It throws if the mutation changed the store. */
  async refusal(name: MutationName, variables: Record<string, unknown>): Promise<(readonly [unknown, unknown])[]> {
    const before = await this.#service.store.head();
    const answer = await this.send(name, variables);
    const after = await this.#service.store.head();
    if (after !== before) throw new Error(`${name} was refused, but wrote something`);
    return errorsOf(answer);
  }
}
