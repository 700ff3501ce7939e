// The import rules of the project, as CONTRIBUTING.md tells them in words.

const PURE_LIBRARIES = [
  'zod',
  'temporal-polyfill',
  '@lingui/core',
  '@lingui/message-utils',
  'date-holidays',
  'windows-iana',
  'chrono-node',
  'sanitize-html',
];
const LIBRARY = '(^|/)node_modules/';
const BOT_EDGES = ['teams', 'http', 'jobs', 'mail', 'calendar'];

/** A rule that lets code under `from` import, of our own code, only what matches `allowed`. */
function only(from, allowed, comment) {
  return {
    name: `${from.replaceAll('/', '-')}-imports`,
    comment,
    severity: 'error',
    from: { path: `^${from}/` },
    to: { path: '^(shared|bot|tab|tests|appPackage)/', pathNot: allowed },
  };
}

/** A rule that keeps a library in the one folder that wraps it. */
function library(name, home) {
  return {
    name: `${name.replaceAll(/[@/]/g, '')}-stays-home`,
    comment: `${name} is imported in ${home} only, so that replacing it touches one folder.`,
    severity: 'error',
    from: { path: '^(shared|bot|tab)/', pathNot: home },
    to: { path: `${LIBRARY}${name}(/|$)` },
  };
}

/** Types are free to cross where a value may not: the object itself comes from compose.ts. */
function valuesOfDb(from) {
  return {
    name: `${from.replaceAll('/', '-')}-takes-types-of-db`,
    comment: 'Repositories are passed in by compose.ts; only their types are imported.',
    severity: 'error',
    from: { path: `^${from}/` },
    to: { path: '^bot/db/', dependencyTypesNot: ['type-only'] },
  };
}

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-barrels',
      comment: 'An index file that only re-exports hides where things are. bot/index.ts is the program.',
      severity: 'error',
      from: {},
      to: { path: '^(shared|bot|tab)/.*index[.]tsx?$' },
    },
    {
      name: 'unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    {
      name: 'shared-is-pure',
      comment: 'shared/ runs in the bot and in the browser: no IO, no clock, only the named pure libraries.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { pathNot: ['^shared/', `${LIBRARY}(${PURE_LIBRARIES.join('|')})/`] },
    },
    only('tab', ['^tab/', '^shared/'], 'The tab knows the bot by the contract in shared/api alone.'),
    only('bot/db', ['^bot/db/', '^shared/', '^bot/clock\\.ts$'], 'Storage knows nothing of its users.'),
    only(
      'bot/app',
      ['^bot/app/', '^bot/db/', '^shared/', '^bot/(clock|log)\\.ts$'],
      'Use cases know no edge.',
    ),
    valuesOfDb('bot/app'),
    ...BOT_EDGES.flatMap((edge) => [
      only(
        `bot/${edge}`,
        [`^bot/${edge}/`, '^bot/app/', '^bot/db/', '^shared/', '^bot/(clock|log)\\.ts$'],
        'Edges share nothing but the use cases: compose.ts brings them together.',
      ),
      valuesOfDb(`bot/${edge}`),
    ]),
    {
      name: 'only-compose-sees-local',
      comment: 'Local mode is loaded by compose.ts, and never in production.',
      severity: 'error',
      from: { path: '^(shared|bot|tab)/', pathNot: ['^bot/local/', '^bot/compose\\.ts$'] },
      to: { path: '^bot/local/' },
    },
    {
      name: 'local-is-loaded-dynamically',
      severity: 'error',
      from: { path: '^bot/compose\\.ts$' },
      to: { path: '^bot/local/', dependencyTypesNot: ['dynamic-import', 'type-only'] },
    },
    {
      name: 'launch-stands-alone',
      comment: 'It runs before anything is installed or built.',
      severity: 'error',
      from: { path: '^bot/launch/' },
      to: { path: `^(shared|bot|tab)/|${LIBRARY}`, pathNot: '^bot/launch/' },
    },
    {
      name: 'not-to-tests',
      severity: 'error',
      from: { path: '^(shared|bot|tab|appPackage)/' },
      to: { path: '^tests/' },
    },
    {
      name: 'components-are-plain',
      comment: 'A component gets its data from the page above it.',
      severity: 'error',
      from: { path: '^tab/components/' },
      to: { path: '^tab/(api|hooks|pages)/', dependencyTypesNot: ['type-only'] },
    },
    library('mongodb', '^bot/db/'),
    library('botbuilder', '^bot/teams/'),
    library('botframework-connector', '^bot/teams/'),
    library('@microsoft/teams-js', '^tab/teams/'),
    library('nodemailer', '^bot/mail/'),
    library('prom-client', '^bot/metrics/'),
    library('pino', '^bot/log\\.ts$'),
    library('express', '^bot/(http|local)/'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^\\.build/' },
    // Type-only imports are imports too: `shared` may not even name a type of `bot`.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
