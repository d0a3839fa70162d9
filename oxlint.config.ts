// The rules that readers of the code rely on. There are no rules of taste: each rule would have prevented a
// bug, or keeps the code readable. They are typescript-eslint's strict set, without those that conflict with
// this style. eslint.config.mjs has what only ESLint can run.

import { builtinModules } from 'node:module'
import { defineConfig } from 'oxlint'

// Node refuses the directory form (`fp-ts/Either`) that type checkers and bundlers accept. The root of fp-ts
// loads all its modules.
const functional = [
  {
    regex: '^fp-ts(/[A-Za-z0-9]+|/es6/.*|/lib/[A-Za-z0-9]+)?$',
    message: "Import one module of fp-ts: 'fp-ts/lib/Either.js'.",
  },
  {
    regex: '^io-ts(/[A-Za-z0-9]+|/es6/.*|/lib/[A-Za-z0-9]+)$',
    message: "Import 'io-ts', or one of its modules: 'io-ts/lib/Decoder.js'.",
  },
]

const node = [
  {
    regex: `^(node:|(${builtinModules.filter((name) => !name.startsWith('_')).join('|')})$)`,
    message:
      'core, client, compose and webhooks run everywhere. ' +
      'Put code for Node in a *.node.ts file of client, or in its LocalFile.ts.',
  },
]

const nodeGlobals = [
  'process',
  'Buffer',
  'global',
  '__dirname',
  '__filename',
  'require',
  'module',
  'exports',
  'setImmediate',
  'clearImmediate',
]

const strict = [
  'await-thenable',
  'no-array-constructor',
  'no-array-delete',
  'no-base-to-string',
  'no-deprecated',
  'no-duplicate-enum-values',
  'no-duplicate-type-constituents',
  'no-dynamic-delete',
  'no-explicit-any',
  'no-extra-non-null-assertion',
  'no-extraneous-class',
  'no-floating-promises',
  'no-for-in-array',
  'no-implied-eval',
  'no-meaningless-void-operator',
  'no-misused-new',
  'no-misused-promises',
  'no-misused-spread',
  'no-mixed-enums',
  'no-namespace',
  'no-non-null-asserted-nullish-coalescing',
  'no-non-null-asserted-optional-chain',
  'no-non-null-assertion',
  'no-redundant-type-constituents',
  'no-require-imports',
  'no-this-alias',
  'no-unnecessary-boolean-literal-compare',
  'no-unnecessary-condition',
  'no-unnecessary-template-expression',
  'no-unnecessary-type-assertion',
  'no-unnecessary-type-constraint',
  'no-unnecessary-type-conversion',
  'no-unsafe-argument',
  'no-unsafe-assignment',
  'no-unsafe-call',
  'no-unsafe-declaration-merging',
  'no-unsafe-enum-comparison',
  'no-unsafe-function-type',
  'no-unsafe-member-access',
  'no-unsafe-return',
  'no-unsafe-unary-minus',
  'no-unused-expressions',
  'no-useless-constructor',
  'no-useless-default-assignment',
  'no-wrapper-object-types',
  'only-throw-error',
  'prefer-as-const',
  'prefer-literal-enum-member',
  'prefer-namespace-keyword',
  'prefer-promise-reject-errors',
  'prefer-reduce-type-parameter',
  'prefer-return-this-type',
  'related-getter-setter-pairs',
  'restrict-plus-operands',
  'triple-slash-reference',
  'unbound-method',
  'unified-signatures',
  'use-unknown-in-catch-callback-variable',
]

export default defineConfig({
  plugins: ['typescript'],
  categories: { correctness: 'off' },
  options: { typeAware: true, denyWarnings: true },
  ignorePatterns: [
    '**/node_modules/',
    '**/dist/',
    '**/.build/',
    'packages/create-pipegram/templates/',
    'coverage/',
    '**/generated/',
    'scripts/smoke/',
    '**/*.tst.ts',
  ],
  overrides: [
    {
      files: ['**/*.{ts,tsx}'],
      rules: {
        ...Object.fromEntries(strict.map((name) => [`typescript/${name}`, 'error'])),
        'no-var': 'error',
        'prefer-const': 'error',
        'prefer-rest-params': 'error',
        'prefer-spread': 'error',
        // Split a longer function.
        'max-statements': ['error', 40],
        'no-restricted-imports': ['error', { patterns: functional }],
        'typescript/ban-ts-comment': ['error', { minimumDescriptionLength: 10 }],
        // `as` is only for `as const`: decode, narrow or build a value instead.
        'typescript/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
        'typescript/return-await': ['error', 'error-handling-correctness-only'],
        // A number in a text is fine.
        'typescript/restrict-template-expressions': ['error', { allowNumber: true }],
        // `interface HasText extends With<Message, 'text'> {}` gives a type a name that editors show.
        'typescript/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      },
    },
    {
      files: ['packages/*/src/**/*.ts', 'packages/*/page/**/*.{ts,tsx}', 'examples/*/*.ts'],
      rules: { 'max-lines-per-function': ['error', { max: 90, skipBlankLines: true, skipComments: true }] },
    },
    {
      files: ['packages/*/src/**/*.ts'],
      rules: {
        'max-lines': ['error', 300],
        'no-console': 'error',
        // A `switch` is total: a new variant of a union must be handled.
        'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      },
    },
    { files: ['packages/schema/src/Facts.ts'], rules: { 'max-lines': 'off' } },
    {
      // Tests put secrets in texts to see the result, and read JSON that they wrote.
      files: ['**/test/**/*.ts'],
      rules: {
        'typescript/no-base-to-string': 'off',
        'typescript/restrict-template-expressions': 'off',
        'typescript/no-unnecessary-type-conversion': 'off',
        'typescript/no-unsafe-argument': 'off',
        'typescript/no-unsafe-assignment': 'off',
        'typescript/no-unsafe-member-access': 'off',
        'typescript/no-unsafe-return': 'off',
      },
    },
    {
      files: ['packages/{core,client,compose}/src/**/*.ts', 'packages/updates/src/webhook/**/*.ts'],
      excludeFiles: [
        'packages/client/src/**/*.node.ts',
        'packages/client/src/files/LocalFile.ts',
        'packages/updates/src/webhook/NodeListener.ts',
      ],
      rules: {
        'no-restricted-imports': ['error', { patterns: [...functional, ...node] }],
        'no-restricted-globals': [
          'error',
          ...nodeGlobals.map((name) => ({
            name,
            message: 'core, client and compose run everywhere: this exists only in Node.',
          })),
        ],
      },
    },
  ],
})
