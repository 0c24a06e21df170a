/**
 * A part of FollowTheMoney's published schema (version 4.11): the properties that an export uses, with their types, and
 * for references the schema of the target.
 */
type Type = 'name' | 'string' | 'text' | 'url' | 'email' | 'date' | 'number' | 'mimetype' | `entity ${string}`;

interface Schema {
  readonly extends: readonly string[];
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, Type>>;
}

const FTM_SCHEMA: Readonly<Record<string, Schema>> = {
  Thing: {
    extends: [],
    required: [],
    properties: {
      name: 'name',
      alias: 'name',
      summary: 'text',
      description: 'text',
      notes: 'text',
      keywords: 'string',
      publisher: 'string',
      sourceUrl: 'url',
      proof: 'entity Document',
      retrievedAt: 'date',
    },
  },
  Interval: {
    extends: [],
    required: [],
    properties: { startDate: 'date', endDate: 'date', date: 'date', summary: 'text', proof: 'entity Document' },
  },
  LegalEntity: { extends: ['Thing'], required: [], properties: { email: 'email' } },
  Person: { extends: ['LegalEntity'], required: ['name'], properties: {} },
  Organization: { extends: ['LegalEntity'], required: ['name'], properties: {} },
  PublicBody: { extends: ['Organization'], required: ['name'], properties: {} },
  UserAccount: {
    extends: ['Thing'],
    required: ['username'],
    properties: { owner: 'entity LegalEntity', service: 'string', username: 'string', email: 'email' },
  },
  Document: {
    extends: ['Thing'],
    required: [],
    properties: {
      title: 'string',
      author: 'string',
      generator: 'string',
      fileName: 'string',
      fileSize: 'number',
      mimeType: 'mimetype',
      bodyText: 'text',
      messageId: 'string',
      date: 'date',
      publishedAt: 'date',
      parent: 'entity Folder',
    },
  },
  PlainText: { extends: ['Document'], required: [], properties: {} },
  HyperText: { extends: ['Document'], required: [], properties: {} },
  Folder: { extends: ['Document'], required: [], properties: {} },
  Article: { extends: ['Document'], required: [], properties: {} },
  Email: {
    extends: ['Folder', 'PlainText', 'HyperText'],
    required: [],
    properties: {
      subject: 'string',
      threadTopic: 'string',
      from: 'string',
      to: 'string',
      cc: 'string',
      bcc: 'string',
      emitters: 'entity LegalEntity',
      recipients: 'entity LegalEntity',
      inReplyTo: 'string',
      inReplyToEmail: 'entity Email',
    },
  },
  Message: {
    extends: ['Interval', 'Folder', 'PlainText', 'HyperText'],
    required: ['bodyText', 'sender'],
    properties: {
      subject: 'string',
      threadTopic: 'string',
      sender: 'entity LegalEntity',
      senderAccount: 'entity UserAccount',
      recipients: 'entity LegalEntity',
      recipientAccount: 'entity UserAccount',
      inReplyTo: 'string',
      inReplyToMessage: 'entity Message',
    },
  },
  Event: { extends: ['Interval', 'Thing'], required: ['name'], properties: { involved: 'entity LegalEntity' } },
  Mention: {
    extends: [],
    required: ['document', 'name'],
    properties: { document: 'entity Document', resolved: 'entity LegalEntity', name: 'name' },
  },
  UnknownLink: {
    extends: ['Interval'],
    required: ['subject', 'object'],
    properties: { subject: 'entity Thing', object: 'entity Thing', role: 'string' },
  },
};

const FORMS: Readonly<Record<string, RegExp>> = {
  url: /^https?:\/\/\S+$/,
  email: /^[^<>()[\],;:?\s@"]{1,64}@([\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]{2,}$/u,
  date: /^-?\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}:\d{2})?)?)?$/,
  number: /^\d+$/,
  mimetype: /^(?!application\/octet-stream$)[\w.+-]+\/[\w.+-]+$/,
  text: /^[^]{1,65000}$/u,
};
const ENTITY_ID = /^[0-9A-Za-z](?:[0-9A-Za-z.-]*[0-9A-Za-z])?$/;

export interface Entity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

/** Lists the violations of the schema by the entities. */
export function ftmProblems(entities: readonly Entity[]): string[] {
  const schemaOf = new Map(entities.map(({ id, schema }) => [id, schema]));
  return entities.flatMap(({ id, schema, properties }) => {
    const known = allOf(schema);
    const problem = (text: string) => `${id} (${schema}): ${text}`;
    if (known === null) return [problem('no such schema')];
    return [
      ...(ENTITY_ID.test(id) ? [] : [problem('a malformed id')]),
      ...known.required.filter((name) => properties[name] === undefined).map((name) => problem(`needs ${name}`)),
      ...Object.entries(properties).flatMap(([name, values]) => {
        const type = known.properties[name];
        if (type === undefined) return [problem(`has no ${name}`)];
        return values.filter((value) => !isOfType(value, type, schemaOf)).map((value) => problem(`${name}: ${value}`));
      }),
    ];
  });
}

function isOfType(value: string, type: Type, schemaOf: ReadonlyMap<string, string>): boolean {
  if (!type.startsWith('entity ')) return value.trim() !== '' && (FORMS[type]?.test(value) ?? true);
  const range = type.slice('entity '.length);
  const schema = schemaOf.get(value);
  // A reference from a partial export may lead outside the export.
  return ENTITY_ID.test(value) && (schema === undefined || isA(schema, range));
}

function isA(schema: string, range: string): boolean {
  return schema === range || (FTM_SCHEMA[schema]?.extends ?? []).some((parent) => isA(parent, range));
}

function allOf(name: string): Pick<Schema, 'required' | 'properties'> | null {
  const schema = FTM_SCHEMA[name];
  if (schema === undefined) return null;
  const parents = schema.extends.map((parent) => allOf(parent)?.properties ?? {});
  return {
    required: schema.required,
    properties: Object.assign({}, ...parents, schema.properties) as Schema['properties'],
  };
}
