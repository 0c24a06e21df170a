/** Follows the structure of a JSON document: the path of each value, and whether the order of the tokens is valid. */
import { malformed, TOKEN, type JsonToken, UnreadableJson } from './json-tokens.ts';

export type JsonPath = readonly (string | number)[];
export type JsonRoot = 'list' | 'object';
export type JsonType = JsonRoot | 'scalar';

/** Receives the values of the document as they are read. Offsets are those of the tokens. */
export interface StructureHandler {
  /** Gives the name of a member for the path. */
  readonly nameOf: (start: number, end: number) => string;
  readonly begin: (type: JsonType, start: number) => void;
  /** The offset is the beginning of a scalar, or the last bracket of an object or list. */
  readonly finish: (type: JsonType, start: number, end: number) => void;
}

type Expected = 'ROOT' | 'VALUE' | 'VALUE_OR_END' | 'KEY' | 'KEY_OR_END' | 'COLON' | 'COMMA' | 'NOTHING';

/** Far deeper than in any real archive. */
const MAX_DEPTH = 200;

export class JsonStructure {
  readonly #root: JsonRoot;
  readonly #handler: StructureHandler;
  #expected: Expected = 'ROOT';
  /** For each open list and object: whether it is a list. */
  readonly #lists: boolean[] = [];
  readonly #path: (string | number)[] = [];

  constructor(root: JsonRoot, handler: StructureHandler) {
    this.#root = root;
    this.#handler = handler;
  }

  get isComplete(): boolean {
    return this.#expected === 'NOTHING';
  }

  /** How many lists and objects are open. */
  get depth(): number {
    return this.#lists.length;
  }

  /** The path of the current or last value. It changes with the next token. */
  get path(): JsonPath {
    return this.#path;
  }

  /** Whether the next token must belong to the value at the path. */
  get isAtValue(): boolean {
    return this.#expected === 'VALUE' || this.#expected === 'VALUE_OR_END' || this.#expected === 'COLON';
  }

  /** @throws UnreadableJson if the token is not allowed here */
  read(token: JsonToken, start: number, end: number): void {
    switch (this.#expected) {
      case 'ROOT':
        this.#openRoot(token, start);
        return;
      case 'VALUE_OR_END':
        if (token === TOKEN.CLOSE_LIST) this.#close('list', start, end);
        else this.#readValue(token, start, end);
        return;
      case 'VALUE':
        this.#readValue(token, start, end);
        return;
      case 'KEY_OR_END':
        if (token === TOKEN.CLOSE_OBJECT) this.#close('object', start, end);
        else this.#readKey(token, start, end);
        return;
      case 'KEY':
        this.#readKey(token, start, end);
        return;
      case 'COLON':
        if (token !== TOKEN.COLON) throw malformed('colon expected', start);
        this.#expected = 'VALUE';
        return;
      case 'COMMA':
        this.#readSeparator(token, start, end);
        return;
      case 'NOTHING':
        throw malformed('end of file expected', start);
    }
  }

  #openRoot(token: JsonToken, start: number): void {
    if (typeOf(token) !== this.#root) throw new UnreadableJson(`is not a JSON ${this.#root}`, start);
    this.#open(this.#root, start);
  }

  #readKey(token: JsonToken, start: number, end: number): void {
    if (token !== TOKEN.STRING) throw malformed('property name expected', start);
    this.#path[this.#path.length - 1] = this.#handler.nameOf(start, end);
    this.#expected = 'COLON';
  }

  #readValue(token: JsonToken, start: number, end: number): void {
    const type = typeOf(token);
    if (type === null) throw malformed('value expected', start);
    this.#handler.begin(type, start);
    if (type === 'scalar') this.#finish(type, start, end);
    else this.#open(type, start);
  }

  #readSeparator(token: JsonToken, start: number, end: number): void {
    const type = this.#lists.at(-1) === true ? 'list' : 'object';
    if (token === TOKEN.COMMA) {
      this.#expected = type === 'list' ? 'VALUE' : 'KEY';
      const last = this.#path.length - 1;
      const step = this.#path[last];
      if (typeof step === 'number') this.#path[last] = step + 1;
    } else if (token === (type === 'list' ? TOKEN.CLOSE_LIST : TOKEN.CLOSE_OBJECT)) this.#close(type, start, end);
    else throw malformed('comma expected', start);
  }

  #open(type: JsonRoot, start: number): void {
    if (this.depth >= MAX_DEPTH) throw new UnreadableJson('is nested too deeply', start);
    this.#lists.push(type === 'list');
    this.#path.push(type === 'list' ? 0 : '');
    this.#expected = type === 'list' ? 'VALUE_OR_END' : 'KEY_OR_END';
  }

  #close(type: JsonRoot, start: number, end: number): void {
    this.#lists.pop();
    this.#path.pop();
    this.#finish(type, start, end);
  }

  #finish(type: JsonType, start: number, end: number): void {
    this.#expected = this.depth === 0 ? 'NOTHING' : 'COMMA';
    this.#handler.finish(type, start, end);
  }
}

/** Null if the token does not begin a value. */
function typeOf(token: JsonToken): JsonType | null {
  if (token === TOKEN.OPEN_OBJECT) return 'object';
  if (token === TOKEN.OPEN_LIST) return 'list';
  return token === TOKEN.STRING || token === TOKEN.WORD ? 'scalar' : null;
}
