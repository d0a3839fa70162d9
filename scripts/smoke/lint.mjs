// What a user of the plugin sees: three lines of configuration, a file with two mistakes, and two reports.

import * as assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { ESLint } from 'eslint'

writeFileSync(
  'eslint.config.js',
  `import pipegram from '@pipegram/eslint-plugin'

export default [pipegram.configs.recommended]
`,
)
writeFileSync(
  'tsconfig.json',
  JSON.stringify({ compilerOptions: { strict: true, module: 'nodenext' }, files: ['mistaken.ts'] }),
)

const lines = readFileSync('mistaken.ts', 'utf8').split('\n')
const [result] = await new ESLint().lintFiles(['mistaken.ts'])
assert.deepEqual(
  result.messages.map(({ line, ruleId, message }) => [lines[line - 1].trim(), ruleId, message]),
  [
    [
      "call(reply(message, 'Hello'))",
      'pipegram/dropped-effect',
      'This TaskEither is built and never run: return it, chain it with what follows, or call it.',
    ],
    [
      "handle(async ({ call, message }) => call(reply(message, 'Hello'))),",
      'pipegram/async-handler',
      '`handle` takes a function that returns an effect: write `fromAsync(async ({ send }) => …)`, ' +
        'and `await send(…)` in place of `call(…)`.',
    ],
  ],
)

// Without types, an error says what to turn on.
const untyped = new ESLint({
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
})
await assert.rejects(untyped.lintFiles(['mistaken.ts']), /need types: set `.*projectService` to `true`/)
console.log('lint: ok')
