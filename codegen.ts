import { existsSync } from 'node:fs';
import type { CodegenConfig } from '@graphql-codegen/cli';

const node = (name: string) => `../nodes.ts#${name}`;

/** How the schema's own scalars travel. */
const scalars = { ID: 'string', EDTF: 'string', Duration: 'string', URL: 'string', DateTime: 'string' };

/** Operations as text with their types, for programs that ask the service. */
const operations = (...documents: string[]) => ({
  documents,
  plugins: ['typescript-operations', 'typed-document-node'],
  config: {
    useTypeImports: true,
    strictScalars: true,
    immutableTypes: true,
    documentMode: 'string',
    pureMagicComment: true,
    scalars,
  },
});

const config: CodegenConfig = {
  schema: 'schema.graphql',
  generates: {
    'src/client/generated/operations.ts': operations('src/client/*.graphql'),
    // The page asks for more than the client does, of the same entries.
    ...(existsSync('src/player') && {
      'src/player/generated/operations.ts': operations('src/client/*.graphql', 'src/player/**/*.graphql'),
    }),
    'src/graphql/generated/resolvers-types.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        contextType: '../context.ts#GraphqlContext',
        avoidOptionals: { field: false, inputValue: false, object: false, defaultValue: true },
        maybeValue: 'T | null | undefined',
        scalars: {
          EDTF: { input: '../../domain/time/moment-resolution.ts#MomentRange', output: 'string' },
          Duration: { input: '../../domain/time/duration.ts#Duration', output: 'string' },
          DateTime: 'number',
          URL: 'string',
        },
        mappers: {
          Entry: node('EntryNode'),
          Message: node('EntryNode'),
          Statement: node('EntryNode'),
          Actor: node('ActorNode'),
          Collection: node('CollectionNode'),
          Source: node('SourceNode'),
          Link: node('LinkNode'),
          Thread: node('ThreadNode'),
          Moment: node('MomentNode'),
          RelativeMoment: node('RelativeMomentNode'),
          Participant: node('ParticipantNode'),
          Relation: node('RelationNode'),
          Citation: node('CitationNode'),
          ActorRole: node('ActorRoleNode'),
          Correspondence: node('CorrespondenceNode'),
          EntryRevision: node('RevisionNode'),
          EntryConnection: node('EntryPage'),
          MessageConnection: node('EntryPage'),
          StatementConnection: node('EntryPage'),
          ActorConnection: node('ActorPage'),
          CollectionConnection: node('CollectionPage'),
          SourceConnection: node('SourcePage'),
          LinkConnection: node('LinkPage'),
          CitationConnection: node('CitationPage'),
          CorrespondenceConnection: node('CorrespondencePage'),
          SearchConnection: node('SearchPage'),
          PutPayload: node('PutNode'),
          PutResult: node('PutResultNode'),
          ErasePayload: node('ErasureNode'),
          ReplayFrame: node('FrameNode'),
          OpenedFrame: node('OpenedFrameNode'),
          EntryFrame: node('EntryFrameNode'),
          GapFrame: node('GapFrameNode'),
          FellBehindFrame: node('FellBehindFrameNode'),
          ReplayStatus: node('ReplayStatusNode'),
        },
      },
    },
  },
};

export default config;
