// Turns architecture.mjs and the arrows of the house into rules that fail.
import { issuer, verifier } from './architecture.mjs';

const tests = '(\\.spec\\.ts|/given[^/]*\\.ts|/testing/[^/]+\\.ts)$';
const wire = '^(wallet|issuer/portal|verifier/portal)/';
const servers = '^(issuer/server|verifier/server|shared/server)/';
/** What holds a master key or a private key: a signing worker loads it, by the name of its file, and the process that answers requests never does. */
const workersOnly =
  '^shared/server/keys/(authority|badge-keys|envelope|index-key|live-master-keys|master-(key|source|verbs)|node-kms|platform-key|primed-stores|private-keys|rewrap-files|sign-verbs|sign-worker|signing-agent|transit-kms)\\.ts$';
const rule = (name, from, to) => ({ name, severity: 'error', from, to });

const strangers = (table, name) => Object.keys(table).filter((other) => other !== name && !table[name].includes(other));
const tableRules = (app, table) =>
  Object.keys(table).map((name) =>
    rule(
      `${app}-${name}-may-not-know`,
      { path: `^${app}/server/${name}/`, pathNot: tests },
      { path: `^${app}/server/(${strangers(table, name).join('|')})/` },
    ),
  );

const modules = [
  rule(
    'by-the-door',
    { path: '^(issuer|verifier)/server/([^/]+)/', pathNot: tests },
    { path: '^$1/server/([^/]+)/', pathNot: ['^$1/server/$2/', '/index\\.ts$'] },
  ),
  rule(
    'tests-by-the-door-or-given',
    { path: '^(issuer|verifier)/server/([^/]+)/.*(\\.spec\\.ts|/given[^/]*\\.ts)$' },
    { path: '^$1/server/([^/]+)/', pathNot: ['^$1/server/$2/', '/index\\.ts$', '/given[^/]*\\.ts$', '/testing/'] },
  ),
  rule(
    'mounted-not-entered',
    { path: '^(issuer|verifier)/server/[^/]+\\.ts$', pathNot: tests },
    { path: '^$1/server/[^/]+/', pathNot: '/(index|routes|reactions|jobs)\\.ts$' },
  ),
  rule('door-shows-no-model', { path: '/server/[^/]+/index\\.ts$' }, { path: '\\.model\\.ts$' }),
  rule(
    'given-is-for-tests',
    { pathNot: ['\\.spec\\.ts$', '/given[^/]*\\.ts$', '/testing/', '^migrations/seeds/', '^shared/(journeys|tooling)/'] },
    { path: '(^|/)given[^/]*\\.ts$' },
  ),
  ...tableRules('issuer', issuer),
  ...tableRules('verifier', verifier),
];

const arrows = [
  rule(
    'shared-knows-no-app',
    { path: '^shared/', pathNot: '^shared/(journeys|tooling/(bench|chaos|demo|fuzz|pictures))/' },
    { path: '^(issuer|verifier|wallet)/' },
  ),
  rule('issuer-alone', { path: '^issuer/' }, { path: '^(verifier|wallet)/' }),
  rule('verifier-alone', { path: '^verifier/' }, { path: '^(issuer|wallet)/' }),
  rule('wallet-alone', { path: '^wallet/' }, { path: '^(issuer|verifier)/' }),
  rule('browser-not-server', { path: `${wire}|^shared/angular/` }, { path: '(^|/)server/', pathNot: 'node_modules' }),
  rule('browser-not-node', { path: `${wire}|^shared/angular/` }, { dependencyTypes: ['core'] }),
  rule('server-not-angular', { path: servers }, { path: '^shared/angular/|(^|/)node_modules/(@angular|@ngrx|rxjs)/' }),
  rule('server-not-portal', { path: servers }, { path: '^(issuer|verifier)/portal/' }),
  rule(
    'contract-only-zod',
    { path: '^shared/contract/', pathNot: '\\.spec\\.ts$' },
    { pathNot: ['^shared/contract/', '(^|/)node_modules/zod/'] },
  ),
  rule(
    'contracts-only-contract',
    { path: '^shared/contracts/', pathNot: '\\.spec\\.ts$' },
    { pathNot: ['^shared/(contract|contracts)/', '(^|/)node_modules/zod/'] },
  ),
  rule(
    'credentials-run-anywhere',
    { path: '^shared/credentials/', pathNot: '\\.spec\\.ts$' },
    { path: '^shared/(server|angular|journeys|tooling)/|(^|/)node_modules/(@veramo|knex|pg|koa|@angular)/' },
  ),
  rule('credentials-not-node', { path: '^shared/credentials/', pathNot: '\\.spec\\.ts$' }, { dependencyTypes: ['core'] }),
  rule('angular-kernel-is-light', { path: '^shared/angular/' }, { path: '^shared/(server|journeys|tooling)/' }),
  rule('veramo-with-the-keys', { pathNot: '^shared/(server/keys|tooling/bench)/' }, { path: '(^|/)node_modules/@veramo/' }),
  rule('unwrapping-in-the-workers', { pathNot: ['^shared/server/keys/', '^shared/tooling/', tests] }, { path: workersOnly }),
  rule('no-private-key-in-reach', { path: '^(issuer|verifier)/server/main\\.ts$' }, { path: workersOnly, reachable: true }),
  rule(
    'database-behind-the-kernel',
    { pathNot: ['^(shared/(server|tooling)|migrations)/', tests] },
    { path: '(^|/)node_modules/(pg|knex|@types/pg)/' },
  ),
  rule('nobody-imports-journeys', { pathNot: '^shared/(journeys|tooling/(demo|bench|chaos|pictures))/' }, { path: '^shared/journeys/' }),
  rule('nobody-imports-tooling', { pathNot: ['^shared/(journeys|tooling)/', tests] }, { path: '^shared/tooling/' }),
];

export default {
  forbidden: [
    rule('no-circular', {}, { circular: true }),
    rule('unresolved', { pathNot: '(^|/)node_modules/' }, { couldNotResolve: true }),
    ...modules,
    ...arrows,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|out|\\.carnet)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.node.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.mjs', '.js'],
    },
  },
};
