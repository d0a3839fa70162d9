// The rules that readers of the code rely on. There are no rules of taste: each rule would have prevented a
// bug, or keeps the code readable. Our own rules are in scripts/lint and in packages/eslint-plugin.

import { builtinModules } from 'node:module'
import regexp from 'eslint-plugin-regexp'
import { defineConfig } from 'eslint/config'
import ts from 'typescript-eslint'
import pipegram from './packages/eslint-plugin/src/index.ts'
import { explained } from './scripts/lint/explained.ts'

// Node refuses the directory form (`fp-ts/Either`) that type checkers and bundlers accept. The root of fp-ts
// loads all its modules.
const functional = [
  {
    regex: '^fp-ts(?!/lib/[A-Za-z0-9]+\\.js$)',
    message: "Import one module of fp-ts: 'fp-ts/lib/Either.js'.",
  },
  {
    regex: '^io-ts(?!$|/lib/[A-Za-z0-9]+\\.js$)',
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

export default defineConfig(
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      '**/.build/',
      'packages/create-pipegram/templates/',
      'coverage/',
      '**/generated/',
      'scripts/smoke/',
      '**/*.tst.ts',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    plugins: { pipegram: { rules: { ...pipegram.rules, explained } } },
    rules: { 'pipegram/explained': 'error' },
  },
  // Split a longer function.
  { files: ['**/*.{ts,tsx}'], rules: { 'max-statements': ['error', 40] } },
  {
    files: ['packages/*/src/**/*.ts', 'packages/*/page/**/*.{ts,tsx}', 'examples/*/*.ts'],
    rules: { 'max-lines-per-function': ['error', { max: 90, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [ts.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      ...pipegram.configs.recommended.rules,
      'no-restricted-imports': ['error', { patterns: functional }],
      // `as` is only for `as const`: decode, narrow or build a value instead.
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      // A number in a text is fine.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => log(x)` is an effect, and `deferred<void>()` waits for one.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      // `Type<A, A>` says more than `Type<A>`.
      '@typescript-eslint/no-unnecessary-type-arguments': 'off',
      // A parameter that is used once says what a caller may pass: `use: <R>(middleware: Middleware<R>) =>
      // …`.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // In an `async` function without `await`, a failure is a rejection and not a throw.
      '@typescript-eslint/require-await': 'off',
      // `_` marks a parameter that is not used; the type checker reports the others.
      '@typescript-eslint/no-unused-vars': 'off',
      // `interface HasText extends With<Message, 'text'> {}` gives a type a name that editors show.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
    },
  },
  {
    // Any user can send a text: no expression may take more than linear time. A test checks this with
    // recheck, too.
    files: ['packages/*/src/**/*.ts'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential' }],
    },
  },
  {
    files: ['packages/*/src/**/*.ts'],
    rules: {
      'max-lines': ['error', 300],
      'no-console': 'error',
      // A `switch` is total: a new variant of a union must be handled.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  { files: ['packages/schema/src/Facts.ts'], rules: { 'max-lines': 'off' } },
  {
    // Tests put secrets in texts to see the result, and read JSON that they wrote.
    files: ['**/test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
      '@typescript-eslint/no-unnecessary-type-conversion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['packages/{core,client,compose}/src/**/*.ts', 'packages/updates/src/webhook/**/*.ts'],
    ignores: [
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
)
