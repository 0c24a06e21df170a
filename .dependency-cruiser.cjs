/** Imports flow one way: main → commands → service → transport → graphql → replay → store → domain. */
const layers = [
  'main.ts',
  'commands/',
  '(service|seeding)\\.ts',
  'transport/',
  'auth/',
  'graphql/',
  'replay/',
  '(access|copying)/',
  'store/',
  'domain/',
];

/** What reads archives: a layer imports only what lies before it, its own folder, and the port that formats implement. */
const formatLayers = ['text', 'dates', 'kit', 'mail', 'table'];
const platforms = ['telegram', 'slack', 'discord', 'whatsapp', 'x', 'mail', 'own'];

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    ...layers.slice(1).map((layer, index) => ({
      name: `nothing-above-${layer.replace(/\W/g, '')}`,
      comment: `${layer} imports only what lies below it`,
      severity: 'error',
      from: { path: `^src/${layer}` },
      to: { path: `^src/(${layers.slice(0, index + 1).join('|')})` },
    })),
    {
      name: 'threads-know-the-errors-alone',
      severity: 'error',
      from: { path: '^src/threads/' },
      to: { path: '^src/', pathNot: '^src/(threads/|errors\\.ts)' },
    },
    {
      name: 'formats-know-the-port-alone',
      severity: 'error',
      from: { path: '^src/formats/' },
      to: { path: '^src/', pathNot: '^src/(formats/|domain/|store/store\\.ts|(system-)?errors\\.ts)' },
    },
    ...formatLayers.map((layer, index) => ({
      name: `formats-${layer}-needs-only-what-lies-below`,
      severity: 'error',
      from: { path: `^src/formats/${layer}/` },
      to: {
        path: '^src/formats/.+/',
        pathNot: `^src/formats/(containers|${formatLayers.slice(0, index + 1).join('|')})/`,
      },
    })),
    ...platforms.map((platform) => ({
      name: `formats-${platform}-needs-no-other-platform`,
      severity: 'error',
      from: { path: `^src/formats/${platform}/` },
      to: { path: `^src/formats/(${[...platforms.filter((other) => other !== platform), 'table'].join('|')})/` },
    })),
    {
      name: 'table-takes-mails-through-their-face',
      severity: 'error',
      from: { path: '^src/formats/table/' },
      to: { path: '^src/formats/mail/', pathNot: '^src/formats/mail/(mail|entries|eml|addresses)\\.ts' },
    },
    {
      name: 'importing-knows-formats-and-the-port',
      severity: 'error',
      from: { path: '^src/importing/' },
      to: { path: '^src/', pathNot: '^src/(importing/|formats/|domain/|store/store\\.ts|(system-)?errors\\.ts)' },
    },
    {
      name: 'work-on-a-store-goes-through-its-port',
      severity: 'error',
      from: { path: '^src/(access|copying)/' },
      to: { path: '^src/', pathNot: '^src/(access/|copying/|domain/|store/store\\.ts|errors\\.ts)' },
    },
    {
      name: 'archives-serve-the-shell-alone',
      severity: 'error',
      from: { path: '^src/(transport|graphql|replay|access|copying|store|client)/' },
      to: { path: '^src/(formats|importing)/' },
    },
    {
      name: 'client-stands-alone',
      severity: 'error',
      from: { path: '^src/client/' },
      to: { path: '^src/', pathNot: '^src/client/' },
    },
    {
      name: 'player-talks-through-the-client',
      severity: 'error',
      from: { path: '^src/player/' },
      to: { path: '^src/', pathNot: '^src/(player|client)/' },
    },
    {
      name: 'nobody-needs-the-player',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/player/' },
      to: { path: '^src/player/' },
    },
    {
      name: 'playground-knows-the-ready-questions-alone',
      severity: 'error',
      from: { path: '^src/playground/' },
      to: { path: '^src/', pathNot: '^src/(playground/|graphql/examples\\.ts)' },
    },
    {
      name: 'nobody-needs-the-playground',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/playground/' },
      to: { path: '^src/playground/' },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { path: '^(node:)?(fs|net|http|https|worker_threads|child_process|dgram|tls)', dependencyTypes: ['core'] },
    },
    {
      name: 'domain-knows-itself-alone',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { path: '^src/', pathNot: '^src/(domain/|errors\\.ts)' },
    },
    {
      name: 'sqlite-only-in-its-adapter',
      severity: 'error',
      from: { pathNot: '^src/store/sqlite/' },
      to: { path: 'node_modules/@photostructure/sqlite' },
    },
    {
      name: 'mongodb-only-in-its-adapter',
      severity: 'error',
      from: { pathNot: '^src/store/mongodb/' },
      to: { path: 'node_modules/mongodb' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
