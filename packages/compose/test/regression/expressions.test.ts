// Slow expressions were accepted. What stands for one character depends on the flag u, many alternatives take
// long each, and a repetition with a count takes long as well.

import { handle, hears, pipeline, use } from '@pipegram/compose'
import { said } from '@pipegram/testing/Build'
import { harness } from '@pipegram/testing/Harness'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { expect, it } from 'vitest'
import { costOf } from '../../src/routes/internal/PatternCost.ts'

it.each([
  // With the flag u a pair of surrogates is one character, so the repetition may be empty.
  [/^a*😀*a*😀*a*$/u, 3],
  [/^a*\uD83D\uDE00*a*\uD83D\uDE00*a*$/u, 3],
  // Without the flag these are the letters u, u and p, {, L, }.
  [new RegExp('^u*\\u{2}u*\\u{2}u*$'), 3],
  [new RegExp('^p*\\p{L}p*\\p{L}$'), 2],
])('the cost of %s is judged as JavaScript reads it', (pattern, degree) => {
  expect(costOf(pattern).degree ?? Infinity).toBeGreaterThanOrEqual(degree)
})

it.each([
  [/^x*y?x*z/, 2],
  [/^x*(?:y?){1}x*z/, 2],
  [/^x*y{1}x*z/, 1],
] as const)('two repetitions of %s meet only if the part between them may be empty', (pattern, degree) => {
  expect(costOf(pattern).degree).toBe(degree)
})

it.each([
  /\w?\w?\w?\w?\w?\w?\w?\w?\w?\w{1000}!/,
  /\p{L}?\p{L}?\p{L}?\p{L}?\p{L}?\p{L}?\p{L}?\p{L}?\p{L}?\p{L}{1000}/u,
  new RegExp(Array.from({ length: 900 }, () => '[a-z]{1500}').join('|')),
  /[a-z]{1,1000}[a-z]{1,1000}!/,
])('the expression %s is refused, since its counts make it slow', (pattern) => {
  expect(() => hears(pattern)).toThrow('counts make up to')
})

it.each([
  /\w?\w?\w{100}!/,
  /\w+ \w+ \w+ \w+ \w+/,
  /\d{4}-\d{2}-\d{2}/,
  /\w{1,30}@\w{1,30}/,
  /\b(?:hello|hi|hey|howdy)\b/i,
  /\s*foo\s*bar/,
])('the expression %s, which is quick enough, is accepted', (pattern) => {
  expect(() => hears(pattern)).not.toThrow()
})

it.each([new RegExp('^1*\\01*\\01*$'), /^a?a?a?a?a?a?a?a?a*a*$/, /^(?:a|aa)(?:a|aa)(?:a|aa)(?:a|aa)a*a*$/])(
  '%s is refused as too slow',
  (pattern) => {
    expect(() => hears(pattern)).toThrow('can take very long')
  },
)

it.each([
  [/^.+$/s, '😀'.repeat(2048), 1],
  [/^.+$/s, '😀'.repeat(2049), 0],
  [/^.+$/su, '😀'.repeat(4096), 1],
  [/^.+$/su, '😀'.repeat(4097), 0],
  [/^.+$/su, 'a'.repeat(4097), 0],
])('hears tests %s on texts only up to the length that the judge counts', async (pattern, text, times) => {
  let count = 0
  const bot = pipeline(
    use(hears(pattern)),
    handle(() => TE.fromIO(() => (count += 1))),
  )
  await harness(bot)(said(text))()
  expect(count).toBe(times)
})

it('hears knows groups by any name that they may have', async () => {
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

it('hears gives the first of two texts that differ only in case', async () => {
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
