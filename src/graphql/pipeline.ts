/**
 * The pipeline that every operation goes through, from HTTP and from WebSocket: parse, validate, weigh, execute. Limits,
 * the viewer's context and the masking of errors are applied here and nowhere else.
 */
import {
  createSourceEventStream,
  type DocumentNode,
  execute,
  type ExecutionResult,
  getOperationAST,
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
  type ValidationRule,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Watch } from '../replay/watch.ts';
import type { RecordWriter } from '../store/store.ts';
import { createContext, type Services } from './context.ts';
import { Audiences } from './delivery/audience.ts';
import { Delivery } from './delivery/delivery.ts';
import { FrameRenderers } from './delivery/frame-renderers.ts';
import { ErrorMask, withDefaultCode } from './errors.ts';
import { AnswerBudget } from './execution/answer-budget.ts';
import { withinDeadline } from './execution/deadline.ts';
import { EndingWriter } from './execution/ending-writer.ts';
import { Ending } from './execution/ending.ts';
import { LocalExecutor } from './execution/local-executor.ts';
import type { JsonText } from './execution/json-text.ts';
import type { QueryExecutor } from './execution/query-executor.ts';
import { executableSchema } from './execution/schema.ts';
import { limitsRule, MAX_ERRORS, MAX_TOKENS } from './limits.ts';
import type { OperationArguments, OperationLimits, OperationRequest, OperationSender, Prepared } from './operation.ts';
import { OperationCosts } from './operation-cost.ts';
import { doorError } from './subscription-root.ts';
import { weighOperation } from './weigh.ts';

export interface PipelineOptions {
  readonly services: Services;
  /** Whether clients may ask for the schema; if not, no error hints at it either. */
  readonly introspection: boolean;
  /** Gets each unexpected error; the client does not see it. */
  readonly onUnexpectedError: (error: unknown, requestId: string) => void;
  /** Executes queries; if absent, the calling thread does. */
  readonly executor?: QueryExecutor | undefined;
  readonly limits: OperationLimits;
}

/** How many documents are kept for the next client that sends the same operation. */
const MAX_DOCUMENTS = 500;

export class GraphqlPipeline {
  readonly schema: GraphQLSchema = executableSchema();
  readonly parseOptions = { maxTokens: MAX_TOKENS };
  readonly #costs = new OperationCosts(this.schema);
  readonly #services: Services;
  readonly #errors: ErrorMask;
  readonly #limits: OperationLimits;
  /** For operations that cost little. */
  readonly #local: QueryExecutor;
  readonly #executor: QueryExecutor;
  readonly #rules: readonly ValidationRule[];
  /** Valid documents by their text. */
  readonly #documents = new LRUCache<string, DocumentNode>({ max: MAX_DOCUMENTS });
  readonly #audiences = new Audiences();
  readonly #renderers: FrameRenderers;

  constructor({ services, introspection, onUnexpectedError, executor, limits }: PipelineOptions) {
    this.#services = services;
    this.#errors = new ErrorMask({ hints: introspection, onUnexpectedError });
    this.#limits = limits;
    this.#local = new LocalExecutor({
      schema: this.schema,
      source: async () => services.record,
      errors: this.#errors,
      maxAnswerBytes: limits.maxAnswerBytes,
    });
    this.#executor = executor ?? this.#local;
    this.#renderers = new FrameRenderers({
      replays: services.replays,
      // Frames that read little are rendered faster here than on a thread.
      executorFor: (document) => (this.#costs.readsMuch(document) ? this.#executor : this.#local),
      timeoutMs: limits.timeoutMs,
    });
    const rules = [...specifiedRules, limitsRule];
    this.#rules = introspection ? rules : [...rules, NoSchemaIntrospectionCustomRule];
  }

  /** Masks an error that was found before the operation came here. */
  readonly formatError = (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError =>
    this.#errors.format(formatted, error);

  /** Parses, validates and weighs an operation. Never throws. */
  prepare(request: OperationRequest, sender: OperationSender): Prepared {
    const { query, operationName, variables } = request;
    let document;
    try {
      document = this.#documents.get(request.query) ?? request.document ?? parse(request.query, this.parseOptions);
    } catch (error) {
      return this.#refuse('GRAPHQL_PARSE_FAILED', [error]);
    }
    try {
      const errors = this.#validate(request.query, document);
      if (errors.length > 0) return this.#refuse('GRAPHQL_VALIDATION_FAILED', errors);
      const error =
        weighOperation(this.schema, this.#costs, document, request) ??
        doorError(document, operationName, sender.sink !== null);
      if (error !== null) return this.#refuse('BAD_USER_INPUT', [error]);
    } catch (error) {
      return this.#refuse('INTERNAL_SERVER_ERROR', [error]);
    }
    const kind = getOperationAST(document, operationName)?.operation ?? OperationTypeNode.QUERY;
    const operation = { schema: this.schema, document, operationName, variableValues: variables };
    return {
      args: { ...operation, request: { query, operationName, variables }, sender, kind },
      errors: null,
    };
  }

  /**
   * Executes a query or a mutation; never throws.
   *
   * @param gone aborted when the client no longer waits: the operation ends
   * @returns the result as JSON
   */
  async execute(args: OperationArguments, gone: AbortSignal): Promise<JsonText> {
    try {
      if (args.kind === OperationTypeNode.MUTATION) return await this.#mutate(args, gone);
      const { request: operation, sender } = args;
      const call = { operation, viewer: sender.viewer, client: sender.client, frames: null };
      const { timeoutMs } = this.#limits;
      const { cursors } = this.#services.replays;
      const work = async (signal: AbortSignal) =>
        this.#executor.execute({ ...call, record: await cursors.findRecord() }, signal);
      const [answer] = await withinDeadline({ timeoutMs, gone, work });
      if (answer === undefined) throw new Error('The query has no answer');
      return answer.text;
    } catch (error) {
      return JSON.stringify({ errors: this.#errorsOf(error, gone), data: null });
    }
  }

  /** At its end, a mutation finishes the commit that it has begun, and begins no other. */
  async #mutate(args: OperationArguments, gone: AbortSignal): Promise<string> {
    const { timeoutMs } = this.#limits;
    const writer = new EndingWriter(this.#services.writer);
    const result = await withinDeadline({
      timeoutMs,
      gone,
      work: (signal) => this.#executeHere(args, { writer, signal }),
      untilItMayEnd: () => writer.end(),
      late: () => writer.late(timeoutMs),
    });
    return JSON.stringify(this.#errors.maskResult(result));
  }

  async #executeHere(
    args: OperationArguments,
    { writer, signal }: { readonly writer: RecordWriter; readonly signal: AbortSignal },
  ): Promise<ExecutionResult> {
    using ending = new Ending(signal);
    const budget = new AnswerBudget(this.#limits.maxAnswerBytes, (error) => ending.end(error));
    const { viewer, client } = args.sender;
    const reader = this.#services.record.readerFor({ client, signal: ending.signal });
    const services = { ...this.#services, writer };
    await services.replays.cursors.findRecord();
    const contextValue = createContext(services, { viewer, client, reader, budget, deliver: null });
    return await ending.orResult(Promise.resolve(execute({ ...args, contextValue })));
  }

  /**
   * Opens a subscription. Its frames go to its sink once the delivery runs. If it fails, the result has the errors. Never
   * throws.
   *
   * @param gone aborted when the client no longer waits
   */
  async subscribe(args: OperationArguments, gone: AbortSignal): Promise<Delivery | ExecutionResult> {
    try {
      const { timeoutMs } = this.#limits;
      const stream = await withinDeadline({ timeoutMs, gone, work: (signal) => this.#open(args, signal) });
      return stream instanceof Delivery ? stream : this.#errors.maskResult(stream);
    } catch (error) {
      return { errors: this.#errorsOf(error, gone) };
    }
  }

  /** Nobody reads an answer to a client that is gone, and that a client goes is no error for the log. */
  #errorsOf(error: unknown, gone: AbortSignal): readonly GraphQLError[] {
    if (gone.aborted && error === gone.reason) return [];
    return this.#refuse('INTERNAL_SERVER_ERROR', [error]).errors;
  }

  async #open(args: OperationArguments, signal: AbortSignal): Promise<Delivery | ExecutionResult> {
    const budget = new AnswerBudget(this.#limits.maxAnswerBytes, () => undefined);
    const { viewer, client } = args.sender;
    const deliver = (watch: Watch) => this.#deliver(watch, args);
    const reader = this.#services.record.readerFor({ client, signal });
    const contextValue = createContext(this.#services, { viewer, client, reader, budget, deliver });
    const stream = await createSourceEventStream({ ...args, contextValue });
    // It ended while it opened, so nobody would close it.
    if (stream instanceof Delivery && signal.aborted) stream.close();
    return stream as Delivery | ExecutionResult;
  }

  #validate(query: string, document: DocumentNode): readonly GraphQLError[] {
    if (this.#documents.has(query)) return [];
    const errors = validate(this.schema, document, this.#rules, { maxErrors: MAX_ERRORS });
    if (errors.length === 0) this.#documents.set(query, document);
    return errors;
  }

  #deliver(watch: Watch, args: OperationArguments): Delivery {
    const { sink } = args.sender;
    if (sink === null) throw new Error('A subscription came over HTTP');
    return new Delivery({
      watch,
      sink,
      client: args.sender.client,
      renderer: this.#renderers.of(args),
      audiences: this.#audiences,
      failed: (error) => this.#errors.maskResult({ errors: [withDefaultCode('INTERNAL_SERVER_ERROR', error)] }),
    });
  }

  #refuse(code: string, errors: readonly unknown[]): Prepared & { args: null } {
    return { args: null, errors: errors.map((error) => this.#errors.mask(withDefaultCode(code, error))) };
  }
}
