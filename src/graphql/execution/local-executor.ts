import { type DocumentNode, execute, type ExecutionResult, type GraphQLSchema, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { RecordSource } from '../../store/store.ts';
import { createReadingContext } from '../context.ts';
import type { ErrorMask } from '../errors.ts';
import { createLoaders } from '../loaders.ts';
import type { FrameNode } from '../nodes.ts';
import { AnswerBudget, answerTooLong } from './answer-budget.ts';
import { Ending } from './ending.ts';
import { ItemTurns } from './item-turns.ts';
import type { ExecutedAnswer, QueryCall, QueryExecutor } from './query-executor.ts';

export interface LocalExecutorOptions {
  readonly schema: GraphQLSchema;
  readonly source: () => Promise<Pick<RecordSource, 'readerFor'>>;
  readonly errors: ErrorMask;
  readonly maxAnswerBytes: number;
}

const MAX_DOCUMENTS = 500;

/** Texts from this length on are given as bytes. */
const LONG_TEXT = 16_384;

/** Executes in the calling thread. */
export class LocalExecutor implements QueryExecutor {
  readonly #options: LocalExecutorOptions;
  readonly #items = new ItemTurns();
  readonly #documents = new LRUCache<string, DocumentNode>({ max: MAX_DOCUMENTS });

  constructor(options: LocalExecutorOptions) {
    this.#options = options;
  }

  async execute(
    { operation, viewer, client, record, frames }: QueryCall,
    signal: AbortSignal,
  ): Promise<ExecutedAnswer[]> {
    const { schema, source, maxAnswerBytes } = this.#options;
    using ending = new Ending(signal);
    const reader = (await source()).readerFor({ client, signal: ending.signal });
    const loaders = createLoaders(reader, viewer);
    const items = this.#items.itemsOf(client, ending.signal);
    const document = this.#documentOf(operation.query);
    const { operationName, variables: variableValues } = operation;
    // Each frame has its own budget; all frames share what was loaded.
    const answer = async (rootValue: FrameNode | undefined) => {
      const budget = new AnswerBudget(maxAnswerBytes, (error) => ending.end(error));
      const contextValue = createReadingContext({ reader, record, viewer, client, loaders, budget, items });
      return this.#toAnswer(
        await execute({ schema, document, operationName, variableValues, contextValue, rootValue }),
      );
    };
    return await ending.orResult(Promise.all((frames ?? [undefined]).map(answer)));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** The caller has checked that it is valid. */
  #documentOf(query: string): DocumentNode {
    const document = this.#documents.get(query) ?? parse(query);
    this.#documents.set(query, document);
    return document;
  }

  #toAnswer(result: ExecutionResult): ExecutedAnswer {
    const { errors, maxAnswerBytes } = this.#options;
    const text = JSON.stringify(errors.maskResult(result));
    const hasErrors = result.errors !== undefined;
    if (Buffer.byteLength(text) > maxAnswerBytes) throw answerTooLong(maxAnswerBytes);
    return { text: text.length < LONG_TEXT ? text : new TextEncoder().encode(text), hasErrors };
  }
}
