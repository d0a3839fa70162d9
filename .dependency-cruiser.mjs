// Imports run one way: core ← client, compose ← updates, storage, testing ← queue, emulator, pipegram. The
// eslint-plugin stands apart. What a package may import is written here once; all the rest is forbidden.

const layers = {
  schema: [],
  core: [],
  client: ['core'],
  compose: ['core'],
  updates: ['core', 'client', 'compose'],
  storage: ['core', 'compose'],
  testing: ['core', 'compose', 'schema'],
  queue: ['core', 'client', 'compose', 'updates', 'storage'],
  emulator: ['core', 'client', 'compose', 'updates', 'schema'],
  'eslint-plugin': [],
  pipegram: ['core', 'client', 'compose', 'updates', 'storage', 'queue'],
}

// The wings of a package, from the ground up: a wing may import those before it.
const wings = {
  core: 'ports types links text calls payloads keyboards commands messages filters signed'.split(' '),
  client: 'http files outgoing'.split(' '),
  compose: 'pipeline guards watch inspect locale routes'.split(' '),
  emulator:
    'values requests http state updates chats bot sending media messages payments queries acts world people'.split(
      ' ',
    ),
}

const here = process.env.LAYERS_ROOT ?? '^'

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...Object.entries(layers).map(([name, allowed]) => ({
      name: `layers-of-${name}`,
      severity: 'error',
      comment: `The source of ${name} may import ${allowed.length === 0 ? 'no other package of ours' : allowed.join(', ')}.`,
      from: { path: `${here}packages/${name}/src/` },
      to: { path: `${here}packages/`, pathNot: `${here}packages/(${[name, ...allowed].join('|')})/` },
    })),
    ...Object.entries(wings).flatMap(([name, order]) =>
      order.slice(0, -1).map((wing, i) => ({
        name: `wing-${name}-${wing}`,
        severity: 'error',
        comment: `In ${name} the wing ${wing} stands below ${order.slice(i + 1).join(', ')}, and imports none of them.`,
        from: { path: `${here}packages/${name}/src/${wing}/` },
        to: { path: `${here}packages/${name}/src/(${order.slice(i + 1).join('|')})/` },
      })),
    ),
    {
      name: 'internal-stays-inside',
      severity: 'error',
      comment: 'What is under internal/ belongs to its package.',
      from: { path: `${here}packages/([^/]+)/` },
      to: { path: `${here}packages/[^/]+/src/.*internal/`, pathNot: `${here}packages/$1/` },
    },
    {
      name: 'internal-stays-inside-packages',
      severity: 'error',
      comment: 'Examples and scripts use what users can use.',
      from: { path: `${here}(examples|scripts)/` },
      to: { path: `${here}packages/[^/]+/src/.*internal/` },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two modules that need each other are one, or three.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'source-needs-no-tests',
      severity: 'error',
      comment:
        'Published code must not reach tests, scripts or examples. The bench, which is not published, measures with what tests have.',
      from: { path: `${here}packages/[^/]+/src/`, pathNot: `${here}packages/bench/` },
      to: { path: `${here}(packages/[^/]+/(test|scripts)|scripts|examples)/` },
    },
    {
      name: 'published-dependencies',
      severity: 'error',
      comment:
        'A published package imports only what its dependencies or peerDependencies name; @pipegram/schema is inlined by the build.',
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
      comment: 'This import leads nowhere.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(/dist/|^scripts/smoke/)' },
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
