/**
 * Which import may go where: `docs/decisions/` says why, this file is the law, `npm run lint` and
 * `test/architecture/imports.test.ts` read it.
 *
 *   shared ← platform ← features ← pages, seed ← app ← main          client → shared
 *
 * Platform is every folder and file of `server/` that is not named in that line.
 */

/** The features, lowest tier first: one may use its own tier and those below it. A feature without a tier is refused. */
const TIERS = [
  ['territories', 'topics', 'fiches', 'accounts'],
  ['sources', 'agencies', 'collectives', 'places'],
  ['threads'],
  ['chat', 'validation', 'moderation'],
  ['search', 'notifications', 'live-updates', 'insights'],
]

const TEST = '\\.test\\.tsx?$'
const PRODUCT = '^(client|server|shared)/'
const PLATFORM = '^server/(?!features/|pages/|seed/|app\\.ts$|main\\.ts$)'
const feature = (names) => `^server/features/(${names.join('|')})/`
const packageNamed = (names) => `(^|/)node_modules/(@types/)?(${names})/`

/** One rule per tier that has something above it. */
const tierRules = TIERS.slice(0, -1).map((tier, index) => ({
  name: `tier-${index + 1}-uses-no-higher-tier`,
  comment: `${tier.join(', ')}: a feature uses its own tier and those below it`,
  severity: 'error',
  from: { path: feature(tier), pathNot: TEST },
  to: { path: feature(TIERS.slice(index + 1).flat()) },
}))

/** A package that only some files may speak to. Tests and scripts may: they compare with it. */
const onlyIn = (packageName, comment, allowed) => ({
  name: `${packageName.replaceAll('\\', '')}-only-in-its-place`,
  comment,
  severity: 'error',
  from: { path: PRODUCT, pathNot: [TEST, ...allowed] },
  to: { path: packageNamed(packageName) },
})

const forbidden = [
  {
    name: 'shared-stands-alone',
    comment: 'shared/ is read on both sides: it may use itself and packages',
    severity: 'error',
    from: { path: '^shared/', pathNot: TEST },
    to: { path: '^(server|client|scripts|test)/' },
  },
  {
    name: 'no-node-in-browsers',
    comment: 'shared/ and client/ run in browsers, which have no Node modules',
    severity: 'error',
    from: { path: '^(shared|client)/', pathNot: TEST },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'client-uses-shared-only',
    comment: 'what the server knows reaches a browser as a page or as JSON, never as code',
    severity: 'error',
    from: { path: '^client/', pathNot: TEST },
    to: { path: '^(server|scripts|test)/' },
  },
  {
    name: 'nobody-uses-client',
    comment: 'islands are reached through the built manifest',
    severity: 'error',
    from: { path: '^(server|shared)/' },
    to: { path: '^client/' },
  },
  {
    name: 'product-uses-no-scripts-or-tests',
    comment: 'scripts and tests use the product, not the other way round',
    severity: 'error',
    from: { path: PRODUCT, pathNot: TEST },
    to: { path: '^(scripts|test)/|\\.test\\.tsx?$' },
  },
  {
    name: 'platform-knows-no-feature',
    comment: 'what the platform needs from a feature, app.ts hands to it',
    severity: 'error',
    from: { path: PLATFORM, pathNot: TEST },
    to: { path: '^server/(features|pages|seed)/|^server/(app|main)\\.ts$' },
  },
  {
    name: 'features-know-no-pages',
    comment: 'a page composes features; a feature does not know who shows it',
    severity: 'error',
    from: { path: '^server/features/', pathNot: TEST },
    to: { path: '^server/(pages|seed)/|^server/(app|main)\\.ts$' },
  },
  {
    name: 'pages-and-seed-know-no-app',
    comment: 'only app.ts knows everything, and only main.ts starts it',
    severity: 'error',
    from: { path: '^server/(pages|seed)/', pathNot: TEST },
    to: { path: '^server/(app|main)\\.ts$' },
  },
  {
    name: 'nobody-uses-main',
    comment: 'importing main.ts starts a server; tests call createApp',
    severity: 'error',
    from: {},
    to: { path: '^server/main\\.ts$' },
  },
  {
    name: 'a-feature-has-a-tier',
    comment: 'name the tier of a new feature in TIERS, so that its imports have a direction',
    severity: 'error',
    from: { path: '^server/features/', pathNot: feature(TIERS.flat()) },
    to: {},
  },
  ...tierRules,
  {
    name: 'features-through-their-front-door',
    comment: "another feature's index.ts says what it offers; the rest is its own business",
    severity: 'error',
    from: { path: '^server/features/([^/]+)/', pathNot: TEST },
    to: {
      path: '^server/features/',
      pathNot: ['^server/features/$1/', '^server/features/[^/]+/index\\.ts$'],
    },
  },
  onlyIn('mongoose', 'repos and models are the only speakers of MongoDB', [
    '\\.(repo|model)\\.ts$',
    '^server/database/',
  ]),
  onlyIn('mongodb', 'the driver is reached through mongoose', ['^server/database/']),
  onlyIn('meilisearch', 'search is a port: only its adapter knows the engine', ['^server/adapters/search/']),
  onlyIn('socket\\.io', 'a feature says what it hears; realtime/ knows how it travels', [
    '^server/realtime/',
  ]),
  onlyIn('express', 'a use case does not know that HTTP exists', [
    '\\.routes\\.ts$',
    '^server/http/',
    '^server/app\\.ts$',
  ]),
  {
    name: 'embedded-store-behind-connect',
    comment: 'the product sees one MongoDB; which one it is, connect.ts decides',
    severity: 'error',
    from: { path: PRODUCT, pathNot: [TEST, '^server/database/embedded/', '^server/database/connect\\.ts$'] },
    to: { path: '^server/database/embedded/' },
  },
  {
    name: 'no-cycle',
    comment: 'two files that need each other are one subject, or hide a third',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-room-for-leftovers',
    comment: 'a file is named after its subject: utils, helpers, common and misc have none',
    severity: 'error',
    from: { path: '(^|/)(utils?|helpers|common|misc)(/|\\.[cm]?[jt]sx?$)', pathNot: 'node_modules' },
    to: {},
  },
  {
    name: 'no-import-into-nowhere',
    comment: 'the file or package does not exist, or package.json does not name it',
    severity: 'error',
    from: { path: '^(client|server|shared|scripts|test)/' },
    to: { dependencyTypes: ['unknown', 'undetermined', 'npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'no-development-package-in-the-product',
    comment: 'npm ci --omit=dev must be enough to run it; types are gone by then',
    severity: 'error',
    from: { path: PRODUCT, pathNot: TEST },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
]

export default {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
