// The rules of oxlint, on code that breaks each of them, in a copy of the folders that they are for.

import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../lib/Workspace.ts'

interface Sample {
  readonly path: string
  readonly code: string
  readonly rule: string
}

const inCore = (name: string, code: string, rule: string): Sample => ({
  path: `packages/core/src/${name}.ts`,
  code,
  rule,
})

const broken: Readonly<Record<string, Sample>> = {
  any: inCore('any', 'export const f = (x: any): unknown => x', 'no-explicit-any'),
  as: inCore('as', 'export const f = (x: unknown): string => x as string', 'consistent-type-assertions'),
  '!': inCore('mark', 'export const f = (x: string | undefined): string => x!', 'no-non-null-assertion'),
  'the directory form of fp-ts': inCore('fp', "export * as E from 'fp-ts/Either'", 'no-restricted-imports'),
  'the root of fp-ts': inCore('fpRoot', "export { either } from 'fp-ts'", 'no-restricted-imports'),
  'a module of fp-ts without its ending': inCore(
    'fpLib',
    "export * as E from 'fp-ts/lib/Either'",
    'no-restricted-imports',
  ),
  'the directory form of io-ts': inCore('io', "export * as D from 'io-ts/Decoder'", 'no-restricted-imports'),
  'a module of Node': inCore('node', "export { readFile } from 'node:fs'", 'no-restricted-imports'),
  'a module of Node by its old name': inCore('old', "export { readFile } from 'fs'", 'no-restricted-imports'),
  'a global of Node': inCore('global', 'export const f = () => process.pid', 'no-restricted-globals'),
  'a dropped promise': inCore(
    'dropped',
    'export const f = (run: () => Promise<void>): void => { run() }',
    'no-floating-promises',
  ),
  'a case that is left out': inCore(
    'left',
    "export const f = (x: 'a' | 'b'): string => { switch (x) { case 'a': return 'A' } return '' }",
    'switch-exhaustiveness-check',
  ),
}

const allowed: Readonly<Record<string, Pick<Sample, 'path' | 'code'>>> = {
  'as const': { path: 'packages/core/src/asConst.ts', code: 'export const f = [1, 2] as const\n' },
  'the file form of fp-ts and io-ts': {
    path: 'packages/core/src/files.ts',
    code: [
      "export * as E from 'fp-ts/lib/Either.js'",
      "export * as t from 'io-ts'",
      "export * as D from 'io-ts/lib/Decoder.js'",
      '',
    ].join('\n'),
  },
  'Node in updates': {
    path: 'packages/updates/src/node.ts',
    code: "export { readFile } from 'node:fs'\nexport const pid = process.pid\n",
  },
  'unsafe reads in a test': {
    path: 'packages/core/test/read.test.ts',
    code: "export const name: unknown = JSON.parse('{}').name\n",
  },
}

const folder = mkdtempSync(join(tmpdir(), 'pipegram-lint-'))
const reports = new Map<string, ReadonlyArray<string>>()

beforeAll(() => {
  for (const name of ['oxlint.config.ts', 'tsconfig.base.json'])
    copyFileSync(join(root, name), join(folder, name))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: './tsconfig.base.json',
      compilerOptions: { types: ['node'] },
      include: ['packages'],
    }),
  )
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const { path, code } of [...Object.values(broken), ...Object.values(allowed)]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), code)
  }
  const { stdout } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/oxlint/bin/oxlint'), '--format', 'unix', 'packages'],
    { cwd: folder, encoding: 'utf8' },
  )
  for (const line of stdout.split('\n')) {
    const [path = '', , , ...rest] = line.split(':')
    if (path !== '') reports.set(path, [...(reports.get(path) ?? []), rest.join(':')])
  }
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('oxlint', () => {
  it.each(Object.entries(broken))('forbids %s', (_, { path, rule }) => {
    expect(reports.get(path)?.join('\n')).toContain(rule)
  })

  it.each(Object.entries(allowed))('allows %s', (_, { path }) => {
    expect(reports.get(path)).toBe(undefined)
  })
})
