// What a reader must be able to rely on, checked. Taste is left alone: a rule stands here because breaking it
// has cost somebody a bug. Rules of our own are in scripts/lint.

import { builtinModules } from 'node:module'
import regexp from 'eslint-plugin-regexp'
import { defineConfig } from 'eslint/config'
import ts from 'typescript-eslint'
import pipegram from './packages/eslint-plugin/src/index.ts'
import { explained } from './scripts/lint/explained.ts'

// Node's ESM refuses the directory form (`fp-ts/Either`) that checkers and bundlers accept, and the root of
// fp-ts loads the whole of it.
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
      'core, client and compose run everywhere. Put what is of Node in a *.node.ts file of client, or in its LocalFile.ts.',
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
      '.build/',
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
  {
    files: ['**/*.ts'],
    extends: [ts.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      ...pipegram.configs.recommended.rules,
      'no-restricted-imports': ['error', { patterns: functional }],
      // `as` only as `as const`: a type is made by decoding, by narrowing or by building.
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      // A number in a text is what it looks like.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => log(x)` is how an effect is written, and `deferred<void>()` what waits for one.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      // `Type<A, A>` says more than `Type<A>`.
      '@typescript-eslint/no-unnecessary-type-arguments': 'off',
      // A parameter that stands once says what a caller may give: `use: <R, A, E>(middleware: Middleware<R,
      // A, E>) => …`.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // An `async` function without `await` is how a failure becomes a rejection and never a throw.
      '@typescript-eslint/require-await': 'off',
      // `_` says that a parameter is not used; the type checker reports the rest.
      '@typescript-eslint/no-unused-vars': 'off',
      // `interface HasText extends With<Message, 'text'> {}` gives a type a name that shows.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
    },
  },
  {
    // Texts come from anybody: no expression may take longer than in proportion to them. recheck looks again,
    // by a test.
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
      'max-lines': ['error', 400],
      'no-console': 'error',
      // Matches are total: a new variant of a union must be seen where it matters.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  { files: ['packages/schema/src/Facts.ts'], rules: { 'max-lines': 'off' } },
  {
    // Tests put secrets in texts to see what comes out, and read JSON that they have just written.
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
    files: ['packages/{core,client,compose}/src/**/*.ts'],
    ignores: ['packages/client/src/**/*.node.ts', 'packages/client/src/files/LocalFile.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [...functional, ...node] }],
      'no-restricted-globals': [
        'error',
        ...nodeGlobals.map((name) => ({
          name,
          message: 'core, client and compose run everywhere: this is of Node alone.',
        })),
      ],
    },
  },
)
