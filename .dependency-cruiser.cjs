/**
 * The one way in which packages may import each other. Server and worker-host never meet: they share Postgres, Redis,
 * Temporal and the message types of `engine/src/contract`.
 */
const packages = [
  'engine',
  'connectors',
  'prisma',
  'blobs',
  'server',
  'worker-host',
  'web',
  'cli',
  'launcher',
  'tests',
];

/** All of our packages but those named. */
const allBut = (...allowed) => `^(${packages.filter((name) => !allowed.includes(name)).join('|')})/`;

const mayImport = (name, allowed, comment) => ({
  name: `${name}-imports-only-${allowed.join('-') || 'itself'}`,
  comment,
  severity: 'error',
  from: { path: `^${name}/` },
  to: { path: allBut(name, ...allowed) },
});

const temporal = 'node_modules/@temporalio/';
/** Where the engine stands on Temporal; elsewhere it knows its types alone, which cost nothing in a bundle. */
const onTemporal = '^engine/src/(temporal/|export/|tasks/|runtime/index\\.ts$)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    mayImport('engine', [], 'The language knows no database, no HTTP and none of its users.'),
    mayImport('prisma', []),
    mayImport('blobs', ['engine', 'prisma']),
    mayImport('connectors', ['engine']),
    mayImport('server', ['engine', 'prisma', 'blobs', 'connectors']),
    mayImport('worker-host', ['engine', 'prisma', 'blobs', 'connectors']),
    mayImport('web', ['engine', 'connectors']),
    mayImport('cli', ['engine']),
    mayImport('launcher', ['engine', 'prisma']),
    {
      name: 'connectors-import-the-contract-only',
      severity: 'error',
      from: { path: '^connectors/' },
      to: { path: '^engine/', pathNot: '^engine/src/contract/' },
    },
    {
      name: 'declarations-are-safe-anywhere',
      comment: 'A declaration is read by browser, server and worker alike: no Node, no run.',
      severity: 'error',
      from: { path: '^connectors/src/(declarations|[^/]+/declaration)\\.ts$' },
      to: { path: ['^connectors/.*/run\\.ts$', '^connectors/src/run\\.ts$'], reachable: true },
    },
    {
      name: 'declarations-use-no-node',
      severity: 'error',
      from: { path: '^connectors/src/(declarations|[^/]+/declaration)\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-workers-load-run',
      comment: 'What a task does is loaded by worker-host alone (and taken home by an exported project).',
      severity: 'error',
      from: { path: '^(server|web|cli|launcher|engine|prisma)/' },
      to: { path: '^connectors/src/(run\\.ts$|[^/]+/run\\.ts$)' },
    },
    {
      name: 'web-is-free-of-temporal',
      severity: 'error',
      from: { path: '^(web/src|cli/src)/' },
      to: { path: onTemporal, reachable: true },
    },
    {
      name: 'temporal-has-its-places',
      severity: 'error',
      from: { path: '^(engine|web|cli)/src/', pathNot: onTemporal },
      to: { path: temporal, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'server-runs-no-workers',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: `${temporal}(worker|workflow|activity)/` },
    },
    {
      name: 'samples-are-data',
      comment: 'They are documents and tests as much as templates: nothing of the server is in them.',
      severity: 'error',
      from: { path: '^server/src/samples/' },
      to: { path: '^server/src/(?!samples/)' },
    },
    {
      name: 'tests-are-imported-by-nobody',
      severity: 'error',
      from: { pathNot: '^tests/' },
      to: { path: '^tests/' },
    },
    {
      name: 'no-unknown-modules',
      severity: 'error',
      from: {},
      to: {
        couldNotResolve: true,
        pathNot: ['^\\$(app|env|lib|service-worker)', '^virtual:', '^@lucide/svelte/icons/'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|build|\\.svelte-kit)/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.svelte', '.json', '.d.ts'],
    },
    progress: { type: 'none' },
  },
};
