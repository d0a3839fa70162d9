// Imports run one way: core ← client, compose ← updates, storage, testing ← queue, emulator, pipegram. The
// eslint-plugin imports none of them. A package may import the packages of its list, and no others.

const layers = {
  schema: [],
  core: [],
  client: ['core'],
  compose: ['core'],
  updates: ['core', 'client', 'compose'],
  storage: ['core', 'compose'],
  testing: ['core', 'client', 'compose', 'updates', 'schema'],
  queue: ['core', 'client', 'compose', 'updates', 'storage'],
  emulator: ['core', 'client', 'compose', 'updates', 'schema'],
  'eslint-plugin': [],
  pipegram: ['core', 'client', 'compose', 'updates', 'storage', 'queue'],
}

// The wings of a package, from the ground up: a wing may import those before it.
const wings = {
  core: 'ports types links text calls payloads keyboards commands messages filters signed'.split(' '),
  client: 'http files outgoing'.split(' '),
  compose: 'pipeline guards watch inspect locale routes answers state menus'.split(' '),
  emulator: [
    ...'values requests http state updates chats bot sending media messages payments games queries'.split(
      ' ',
    ),
    ...'forums stickers profiles business gifts acts world people admin page traffic command'.split(' '),
  ],
}

const here = process.env.LAYERS_ROOT ?? '^'

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...Object.entries(layers).map(([name, allowed]) => ({
      name: `layers-of-${name}`,
      severity: 'error',
      comment: `${name} may import ${allowed.join(', ') || 'no other package of ours'}.`,
      from: { path: `${here}packages/${name}/src/` },
      to: { path: `${here}packages/`, pathNot: `${here}packages/(${[name, ...allowed].join('|')})/` },
    })),
    ...Object.entries(wings).flatMap(([name, order]) =>
      order.slice(0, -1).map((wing, i) => ({
        name: `wing-${name}-${wing}`,
        severity: 'error',
        comment: `In ${name}, the wing ${wing} may import none of ${order.slice(i + 1).join(', ')}.`,
        from: { path: `${here}packages/${name}/src/${wing}/` },
        to: { path: `${here}packages/${name}/src/(${order.slice(i + 1).join('|')})/` },
      })),
    ),
    {
      name: 'internal-stays-inside',
      severity: 'error',
      comment: 'Only the same package may import from internal/.',
      from: { path: `${here}packages/([^/]+)/` },
      to: { path: `${here}packages/[^/]+/src/.*internal/`, pathNot: `${here}packages/$1/` },
    },
    {
      name: 'internal-stays-inside-packages',
      severity: 'error',
      comment: 'Examples and scripts import only what users can import.',
      from: { path: `${here}(examples|scripts)/` },
      to: { path: `${here}packages/[^/]+/src/.*internal/` },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Merge two modules that import each other, or move the shared part to a third.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'source-needs-no-tests',
      severity: 'error',
      comment:
        'Published code must not import tests, scripts or examples. ' +
        'The bench is not published: it may import from tests.',
      from: { path: `${here}packages/[^/]+/src/`, pathNot: `${here}packages/bench/` },
      to: { path: `${here}(packages/[^/]+/(test|scripts)|scripts|examples)/` },
    },
    {
      name: 'published-dependencies',
      severity: 'error',
      comment:
        'A published package imports only its dependencies and peerDependencies. ' +
        'The build inlines @pipegram/schema.',
      from: { path: `${here}packages/[^/]+/src/`, pathNot: `${here}packages/schema/` },
      to: {
        dependencyTypes: ['npm-dev', 'npm-optional', 'npm-no-pkg', 'npm-unknown', 'unknown'],
        dependencyTypesNot: ['npm', 'npm-peer'],
        pathNot: `${here}packages/schema/`,
      },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'The imported file does not exist.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(/dist/|^scripts/smoke/|^packages/create-pipegram/templates/)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'types', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.json'],
    },
  },
}
