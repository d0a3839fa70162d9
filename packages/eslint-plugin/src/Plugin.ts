// The plugin as ESLint loads it: the rules by name, and a configuration that turns them on.

import { readFileSync } from 'node:fs'
import * as parser from '@typescript-eslint/parser'
import type { Linter, Rule } from 'eslint'
import { asyncHandler } from './internal/AsyncHandler.ts'
import { droppedEffect } from './internal/DroppedEffect.ts'

// model

/** The rules and the configuration of this package, for `eslint.config.js`. */
export interface PipegramPlugin {
  readonly meta: { readonly name: string; readonly version: string }
  readonly rules: Record<'dropped-effect' | 'async-handler', Rule.RuleModule>
  readonly configs: {
    /** Turns on all rules for TypeScript files, with the parser and the types that the rules need. */
    readonly recommended: Linter.Config
  }
}

// constructors

const versionOf = (manifest: unknown): string =>
  typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : ''

// ESLint lints a file again if the version of a plugin has changed.
const meta = {
  name: '@pipegram/eslint-plugin',
  version: versionOf(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))),
}

const rules = { 'dropped-effect': droppedEffect, 'async-handler': asyncHandler }

/** The plugin: its rules, and the complete configuration `configs.recommended`. */
export const plugin: PipegramPlugin = {
  meta,
  rules,
  configs: {
    recommended: {
      name: 'pipegram/recommended',
      files: ['**/*.ts', '**/*.tsx', '**/*.mts', '**/*.cts'],
      languageOptions: { parser, parserOptions: { projectService: true } },
      plugins: { pipegram: { meta, rules } },
      rules: { 'pipegram/dropped-effect': 'error', 'pipegram/async-handler': 'error' },
    },
  },
}
