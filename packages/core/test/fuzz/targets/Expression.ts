// The slowest regular expressions that the judge of `hears` lets through, in CPU time.

import * as assert from 'node:assert'
import process from 'node:process'
import { hears } from '../../../../compose/src/routes/Hears.ts'
import { target } from '../Target.ts'

const slowest = 1_000

const texts = ['a', '1', ' ', '😀'].map((part) => part.repeat(4_096 / part.length))

const compiled = (source: string, flags: string): RegExp | undefined => {
  try {
    return new RegExp(source, flags)
  } catch {
    return undefined
  }
}

const accepts = (pattern: RegExp): boolean => {
  try {
    hears(pattern)
    return true
  } catch {
    return false
  }
}

export const expression = target({
  name: 'expression',
  seeds: () => [
    '^order #(\\d+)$',
    '\\w?\\w?\\w?\\w?\\w{900}!',
    '\\w?\\w?\\w?\\w?\\w?\\w?\\w?\\w{1000}!',
    '(?:\\w|\\s)+!',
    '[a-z]{1500}!|[a-z]{1500}!|[a-z]{1500}!',
    '^.*.*!',
  ],
  words: ['\\w', '\\p{L}', '.', '[^!]', '?', '*', '+', '{1000}', '{0,900}', '|', '(?:', ')', '^', '$', '!'],
  subject: { accepts },
  law: (subject) => (input) => {
    const pattern = compiled(input, input.length % 2 === 0 ? '' : 'u')
    if (pattern === undefined) return
    if (!subject.accepts(pattern)) return
    for (const text of texts) {
      const begun = process.cpuUsage()
      pattern.exec(text)
      const ms = process.cpuUsage(begun).user / 1_000
      assert.ok(ms < slowest, `${String(pattern)} took ${ms} ms of CPU time.`)
    }
  },
  plant: () => ({ accepts: () => true }),
})
