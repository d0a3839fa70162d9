// When the bot was built, three wrong options were accepted: a time that is no time, a deadline after which
// Telegram has given up, and a sentence that no button can show.

import { albums, callbacks, otherButtons, payments, pipeline, type Duration } from '@pipegram/compose'
import { callbackData, callbackUnion } from '@pipegram/core/CallbackData'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { expect, it } from 'vitest'

const define = (deadline: Duration) => () =>
  pipeline(
    payments(
      callbackData('tea', {}),
      { checkout: () => TE.right({ ok: true }), paid: () => TE.right(1) },
      { deadline },
    ),
  )

it('quiet and deadline take a time in words, and refuse anything that is not a duration', () => {
  for (const quiet of [NaN, -1, 0, Infinity])
    expect(() => albums({ quiet })).toThrow(`quiet is ${quiet} and should be milliseconds from 1 on`)
  for (const deadline of [NaN, 0, Infinity]) expect(define(deadline)).toThrow(RangeError)
  expect(() => albums({ quiet: '1s' })).not.toThrow()
  expect(define('5s')).not.toThrow()
})

it('payments refuse a deadline after which Telegram has given up', () => {
  expect(define('10s')).toThrow(
    'deadline is 10s. It must be below 10 seconds, because Telegram gives up then.',
  )
  expect(define(9_999)).not.toThrow()
})

it('a table of buttons refuses a sentence that no button can show', () => {
  const sentence = 'x'.repeat(201)
  const refused = 'The sentence must have 0–200 characters; it has 201.'
  expect(() => otherButtons({ sentence })).toThrow(refused)
  expect(() => callbacks(callbackUnion('b', { a: {} }), { a: () => TE.right(1) }, { sentence })).toThrow(
    refused,
  )
  expect(() => otherButtons({ sentence: '😀'.repeat(200) })).not.toThrow()
})
