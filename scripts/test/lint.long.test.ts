// Our own rule, on code that it must report and on code that it must not report. The rules of others, on code
// that breaks each of them.

import { fileURLToPath } from 'node:url'
import { ESLint, RuleTester } from 'eslint'
import ts from 'typescript-eslint'
import { describe, expect, it } from 'vitest'
import { explained } from '../lint/explained.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

RuleTester.describe = describe
RuleTester.it = it
RuleTester.itOnly = it.only

const tester = new RuleTester({ languageOptions: { parser: ts.parser } })

// RuleTester has types for rules of ESLint; at run time, rules of typescript-eslint are the same.
const rule = (self: unknown): Parameters<typeof tester.run>[1] => Object(self)

tester.run('explained', rule(explained), {
  invalid: [
    {
      name: 'no reason',
      filename: `${root}explained.ts`,
      code: '// eslint-disable-next-line no-console\n',
      errors: [{ messageId: 'unexplained' }],
    },
    {
      name: 'an empty reason',
      filename: `${root}explained.ts`,
      code: '/* eslint-disable no-console -- */',
      errors: [{ messageId: 'unexplained' }],
    },
    {
      name: 'no rule',
      filename: `${root}explained.ts`,
      code: '/* eslint-disable -- the whole file is odd */',
      errors: [{ messageId: 'unnamed' }],
    },
  ],
  valid: [
    {
      name: 'a reason',
      filename: `${root}explained.ts`,
      code: '// eslint-disable-next-line no-console -- this is where the program speaks\n',
    },
    { name: 'another comment', filename: `${root}explained.ts`, code: '// what eslint-disable is for\n' },
  ],
})

describe('the configuration of ESLint', () => {
  const eslint = new ESLint({ cwd: root })
  // ESLint takes the code for that of the file; the text on disk does not matter.
  const rulesBroken = async (path: string, code: string): Promise<ReadonlyArray<string>> => {
    const [result] = await eslint.lintText(code, { filePath: `${root}${path}` })
    return [...new Set(result?.messages.map(({ ruleId, message }) => ruleId ?? message))].toSorted()
  }

  it.each([
    ['any', 'export const f = (x: any): unknown => x', '@typescript-eslint/no-explicit-any'],
    [
      'as',
      'export const f = (x: unknown): string => x as string',
      '@typescript-eslint/consistent-type-assertions',
    ],
    [
      '!',
      'export const f = (x: string | undefined): string => x!',
      '@typescript-eslint/no-non-null-assertion',
    ],
    ['the directory form of fp-ts', "export * as E from 'fp-ts/Either'", 'no-restricted-imports'],
    ['the root of fp-ts', "export { either } from 'fp-ts'", 'no-restricted-imports'],
    ['the directory form of io-ts', "export * as D from 'io-ts/Decoder'", 'no-restricted-imports'],
    ['a module of Node', "export { readFile } from 'node:fs'", 'no-restricted-imports'],
    ['a module of Node by its old name', "export { readFile } from 'fs'", 'no-restricted-imports'],
    ['a global of Node', 'export const f = () => process.pid', 'no-restricted-globals'],
    [
      'a dropped promise',
      'export const f = (run: () => Promise<void>): void => { run() }',
      '@typescript-eslint/no-floating-promises',
    ],
  ])('forbids %s in core', async (_, code, ruleId) => {
    expect(await rulesBroken('packages/core/src/calls/Call.ts', code)).toContain(ruleId)
  })

  it.each([
    ['as const', 'packages/core/src/calls/Call.ts', 'export const f = [1, 2] as const\n'],
    [
      'the file form of fp-ts and io-ts',
      'packages/core/src/calls/Call.ts',
      [
        "export * as E from 'fp-ts/lib/Either.js'",
        "export * as t from 'io-ts'",
        "export * as D from 'io-ts/lib/Decoder.js'",
        '',
      ].join('\n'),
    ],
    [
      'Node in updates',
      'packages/updates/src/index.ts',
      "export { readFile } from 'node:fs'\nexport const pid = process.pid\n",
    ],
  ])('allows %s', async (_, path, code) => {
    expect(await rulesBroken(path, code)).toEqual([])
  })
})
