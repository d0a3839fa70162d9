// Our own rule, on code that it must report and on code that it must not report. Then all rules of ESLint, on
// the whole repository.

import { relative } from 'node:path'
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
      name: 'no reason for oxlint',
      filename: `${root}explained.ts`,
      code: '// oxlint-disable-next-line no-console\n',
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

it('finds no broken rule in the repository', async () => {
  const eslint = new ESLint({ cwd: root, concurrency: 2 })
  const results = await eslint.lintFiles('.')
  const broken = results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, message }) => `${relative(root, filePath)}:${line} ${message}`),
  )
  expect(broken).toEqual([])
  expect(results.length).toBeGreaterThan(1_000)
})
