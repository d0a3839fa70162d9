// Expressions that a text could slow down were let through: what stands for one character depends on the flag
// u, and many ways take long each.

import { handle, hears, pipeline, use } from '@pipegram/compose'
import { said } from '@pipegram/testing/Build'
import { harness } from '@pipegram/testing/Harness'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { expect, it } from 'vitest'
import { costOf } from '../../src/routes/internal/PatternCost.ts'

it.each([
  // A pair of surrogates is one character with the flag u, so that the repetition may be of none.
  [/^a*😀*a*😀*a*$/u, 3],
  [/^a*\uD83D\uDE00*a*\uD83D\uDE00*a*$/u, 3],
  // Without the flag they are the letters u, u and p, {, L, }.
  [new RegExp('^u*\\u{2}u*\\u{2}u*$'), 3],
  [new RegExp('^p*\\p{L}p*\\p{L}$'), 2],
])('%s is judged as it is read', (pattern, degree) => {
  expect(costOf(pattern).degree ?? Infinity).toBeGreaterThanOrEqual(degree)
})

it.each([new RegExp('^1*\\01*\\01*$'), /^a?a?a?a?a?a?a?a?a*a*$/, /^(?:a|aa)(?:a|aa)(?:a|aa)(?:a|aa)a*a*$/])(
  '%s is refused',
  (pattern) => {
    expect(() => hears(pattern)).toThrow('could be made to take very long')
  },
)

it('knows groups by any names that they may have', async () => {
  const heard: Array<string> = []
  const bot = pipeline(
    use(hears(/^(?<$a>\d)(?<__proto__>\d)$/, { groups: ['$a', '__proto__'] })),
    handle((ctx) =>
      TE.fromIO(() => {
        heard.push(...Object.values(ctx.heard.groups))
      }),
    ),
  )
  await harness(bot)(said('12'))()
  expect(heard).toEqual(['1', '2'])
  expect(() => hears(/\(?<b>/, { groups: ['b'] })).toThrow('has no group "b"')
})

it('gives the first of two texts that are the same but for their case', async () => {
  const heard: Array<string> = []
  const bot = pipeline(
    use(hears(['Menu', 'MENU'], { ignoreCase: true })),
    handle((ctx) =>
      TE.fromIO(() => {
        heard.push(ctx.heard)
      }),
    ),
  )
  await harness(bot)(said('menu'))()
  expect(heard).toEqual(['Menu'])
})
