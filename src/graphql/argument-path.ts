/** The path of an argument, for errors of scalars: a scalar sees only the value. */
import {
  coerceInputValue,
  type GraphQLSchema,
  isInputType,
  type Token,
  TokenKind,
  typeFromAST,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';

const OPENING: readonly string[] = [TokenKind.PAREN_L, TokenKind.BRACE_L, TokenKind.BRACKET_L];
const CLOSING: readonly string[] = [TokenKind.PAREN_R, TokenKind.BRACE_R, TokenKind.BRACKET_R];

/** The path of a value in the text of an operation, such as `filter.from`. It reads the tokens before the value backwards. */
export function literalPath(node: ValueNode): string | undefined {
  const names: string[] = [];
  let depth = 0;
  let named = false;
  for (let token: Token | null | undefined = node.loc?.startToken.prev; token; token = token.prev) {
    if (CLOSING.includes(token.kind)) depth += 1;
    else if (depth > 0) depth -= OPENING.includes(token.kind) ? 1 : 0;
    else if (token.kind === TokenKind.PAREN_L) break;
    else if (token.kind === TokenKind.BRACE_L) named = false;
    else if (token.kind === TokenKind.COLON && !named) {
      // The tokens before the name belong to its siblings, up to the opening bracket.
      names.unshift(token.prev?.value ?? '');
      named = true;
    }
  }
  return names.length === 0 ? undefined : names.join('.');
}

/** The path of the first wrong value in a variable, such as `$filter.from`. */
export function variablePath(schema: GraphQLSchema, definition: VariableDefinitionNode, value: unknown): string {
  const steps: (string | number)[][] = [];
  const type = typeFromAST(schema, definition.type);
  if (isInputType(type)) coerceInputValue(value, type, (path) => void steps.push([...path]));
  return [`$${definition.variable.name.value}`, ...(steps[0] ?? [])].join('.');
}
