// Our own rules, in scripts/lint and in packages/eslint-plugin, and those for regular expressions.
// oxlint.config.ts has all others.

import regexp from 'eslint-plugin-regexp'
import { defineConfig } from 'eslint/config'
import ts from 'typescript-eslint'
import pipegram from './packages/eslint-plugin/src/index.ts'
import { explained } from './scripts/lint/explained.ts'

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
  {
    plugins: { pipegram: { rules: { ...pipegram.rules, explained } } },
    rules: { 'pipegram/explained': 'error' },
  },
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parser: ts.parser, parserOptions: { projectService: true } },
    rules: pipegram.configs.recommended.rules,
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
)
