import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { type Duration, parseDuration } from '../domain/time/duration.ts';
import { parseInstant, toIso } from '../domain/time/instant.ts';
import { type MomentRange, momentRange } from '../domain/time/moment-resolution.ts';
import { DomainError } from '../errors.ts';

/**
 * A scalar that is a string for clients and a value of the domain for resolvers. A result may also be the string
 * already.
 *
 * @param parse throws a DomainError for a string that is not valid for the scalar
 */
function textScalar<Value>(
  name: string,
  parse: (text: string) => Value,
  write: (value: Value) => string,
): GraphQLScalarType<Value, string> {
  const parseValue = (value: unknown): Value => {
    if (typeof value !== 'string') throw new DomainError('BAD_VALUE', `Write ${name} as a string.`);
    return parse(value);
  };
  return new GraphQLScalarType({
    name,
    parseValue,
    parseLiteral: (node: ValueNode) => parseValue(node.kind === Kind.STRING ? node.value : undefined),
    serialize: (value) => (typeof value === 'string' ? value : write(value as Value)),
  });
}

export const scalars = {
  EDTF: textScalar(
    'EDTF',
    (text) => momentRange(text),
    ({ edtf }: MomentRange) => edtf,
  ),
  Duration: textScalar('Duration', parseDuration, (duration: Duration) => duration.toString()),
  DateTime: textScalar('DateTime', parseInstant, toIso),
  /** Stays text: the record keeps an address as it was written, finds it by this text, and checks it itself. */
  URL: textScalar(
    'URL',
    (text) => text,
    (text) => text,
  ),
};
