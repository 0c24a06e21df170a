import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { parseDuration } from '../domain/time/duration.ts';
import { parseInstant, toIso } from '../domain/time/instant.ts';
import { momentRange } from '../domain/time/moment-resolution.ts';
import { DomainError } from '../errors.ts';

/** A scalar that comes in as a string, is checked, and stays a string. */
function textScalar(name: string, check: (text: string) => void): GraphQLScalarType<string, unknown> {
  const parse = (value: unknown): string => {
    if (typeof value !== 'string') throw new DomainError('BAD_VALUE', `Write ${name} as a string.`);
    check(value);
    return value;
  };
  return new GraphQLScalarType({
    name,
    parseValue: parse,
    parseLiteral: (node: ValueNode) => parse(node.kind === Kind.STRING ? node.value : undefined),
    serialize: (value) => value,
  });
}

const dateTime = textScalar('DateTime', (text) => void parseInstant(text));
dateTime.serialize = (value) => (typeof value === 'number' ? toIso(value) : value);

export const scalars = {
  EDTF: textScalar('EDTF', (text) => void momentRange(text)),
  Duration: textScalar('Duration', (text) => void parseDuration(text)),
  URL: textScalar('URL', () => undefined),
  DateTime: dateTime,
};
