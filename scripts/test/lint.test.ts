// The rules of our own, on code that they must report and code that they must leave alone; and those that we
// only set up, on one file that breaks each of them.

import { fileURLToPath } from 'node:url'
import { ESLint, RuleTester } from 'eslint'
import ts from 'typescript-eslint'
import { describe, expect, it } from 'vitest'
import { droppedEffect } from '../lint/droppedEffect.ts'
import { explained } from '../lint/explained.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

RuleTester.describe = describe
RuleTester.it = it
RuleTester.itOnly = it.only

const tester = new RuleTester({
  languageOptions: {
    parser: ts.parser,
    parserOptions: {
      projectService: { allowDefaultProject: ['*.ts'], defaultProject: 'tsconfig.json' },
      tsconfigRootDir: root,
    },
  },
})

const file = (code: string) => ({
  filename: `${root}dropped.ts`,
  code: `import * as TE from 'fp-ts/lib/TaskEither.js'
import type * as RTE from 'fp-ts/lib/ReaderTaskEither.js'
import type { IO } from 'fp-ts/lib/IO.js'
declare const send: (text: string) => TE.TaskEither<string, number>
declare const log: IO<void>
declare const ask: RTE.ReaderTaskEither<string, string, number>
declare const lazy: () => Promise<void>
declare const yes: boolean
declare const texts: ReadonlyArray<string>
${code}
export { TE, send, log, ask, lazy, yes, texts }
`,
})

const dropped = (name: string, code: string) => ({ name, ...file(code), errors: [{ messageId: 'dropped' }] })
const ignored = (name: string, code: string) => ({ name, ...file(code), errors: [{ messageId: 'ignored' }] })
const fine = (name: string, code: string) => ({ name, ...file(code) })

// RuleTester's types are of ESLint's own rules, which those of typescript-eslint are at run time.
const rule = (self: unknown): Parameters<typeof tester.run>[1] => Object(self)

tester.run('dropped-effect', rule(droppedEffect), {
  invalid: [
    dropped('a TaskEither as a statement', "send('hello')"),
    dropped('one under void', "void send('hello')"),
    dropped('an IO that is named and not called', 'log'),
    dropped('a ReaderTaskEither', 'ask'),
    dropped('a ReaderTaskEither that was given its context only', "ask('context')"),
    dropped('a function that would give a promise', 'lazy'),
    dropped('what may be one', "yes ? send('a') : undefined"),
    dropped('behind a condition', "yes && send('a')"),
    ignored('given back to forEach', 'texts.forEach((text) => send(text))'),
  ],
  valid: [
    fine('run', "await send('hello')()"),
    fine('run under void', "void send('hello')()"),
    fine('an IO that is called', 'log()'),
    fine('kept', "export const kept = send('hello')"),
    fine('assigned', "let kept = send('a')\nkept = send('b')\nexport { kept }"),
    fine('given back', "export const given = () => send('a')"),
    fine('given on', 'export const all = texts.map((text) => send(text))'),
    fine('run in forEach', 'texts.forEach((text) => { void send(text)() })'),
    fine('a function with a parameter', 'declare const f: (n: number) => Promise<void>\nf'),
  ],
})

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

describe('the rules that are set up', () => {
  const eslint = new ESLint({ cwd: root })
  // Linted as if they stood in these places; the text on disk does not matter.
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
  ])('forbid %s in core', async (_, code, ruleId) => {
    expect(await rulesBroken('packages/core/src/calls/Call.ts', code)).toContain(ruleId)
  })

  it.each([
    ['as const', 'packages/core/src/calls/Call.ts', 'export const f = [1, 2] as const\n'],
    [
      'the file form of fp-ts and io-ts',
      'packages/core/src/calls/Call.ts',
      "export * as E from 'fp-ts/lib/Either.js'\nexport * as t from 'io-ts'\nexport * as D from 'io-ts/lib/Decoder.js'\n",
    ],
    [
      'Node in updates',
      'packages/updates/src/index.ts',
      "export { readFile } from 'node:fs'\nexport const pid = process.pid\n",
    ],
  ])('allow %s', async (_, path, code) => {
    expect(await rulesBroken(path, code)).toEqual([])
  })
})
