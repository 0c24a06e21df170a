import type { CodegenConfig } from '@graphql-codegen/cli';

const node = (name: string) => `../nodes.ts#${name}`;

const config: CodegenConfig = {
  schema: 'schema.graphql',
  generates: {
    'src/graphql/generated/resolvers-types.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        contextType: '../context.ts#GraphqlContext',
        avoidOptionals: { field: false, inputValue: false, object: false, defaultValue: true },
        maybeValue: 'T | null | undefined',
        scalars: { EDTF: 'string', Duration: 'string', URL: 'string', DateTime: { input: 'string', output: 'number' } },
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
