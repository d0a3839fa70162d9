// After a 429, a question of a dialog was never sent, and the next message of the user was its answer.

import { ask, begin, catchError, choose, commands, converse, dialog } from '@pipegram/compose'
import { handled, pipeline } from '@pipegram/compose'
import type { ApiError } from '@pipegram/core/ApiError'
import { NonEmptyString } from '@pipegram/core/Argument'
import { reply } from '@pipegram/core/Reply'
import { makeMemoryStore } from '@pipegram/core/Store'
import * as Answer from '@pipegram/testing/Answer'
import { said } from '@pipegram/testing/Build'
import { harness } from '@pipegram/testing/Harness'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'

const flood: ApiError = { _tag: 'RateLimited', method: 'sendMessage', retryAfter: 5, description: '' }
const broken: ApiError = { _tag: 'Unreachable', method: 'sendMessage', reason: 'ECONNRESET' }
const signup = dialog('signup', ask('name', 'Name?', NonEmptyString), ask('town', 'Town?', NonEmptyString))

/** What a bot says to texts; a text with `!` before it meets the error. */
const talk = async (error: ApiError, texts: ReadonlyArray<string>) => {
  let isAway = false
  const run = harness(
    pipeline(
      choose(
        converse(signup, {
          store: makeMemoryStore(),
          done: ({ call, message, value }) => call(reply(message, `${value.name}, ${value.town}`)),
        }),
        commands({ signup: begin(signup) }),
      ),
      catchError(() => handled),
    ),
    { answer: (call) => (isAway ? E.left(error) : Answer.success()(call)) },
  )
  const heard: Array<unknown> = []
  for (const text of texts) {
    isAway = text.startsWith('!')
    const { calls } = await run(said(text.replace('!', '')))()
    heard.push(isAway ? '' : calls.map(({ params }) => Object(params).text).join('; '))
  }
  return heard
}

it.each([
  ['the first question', ['!/signup', 'Ann', 'Ann', 'Bern'], ['', 'Name?', 'Town?', 'Ann, Bern']],
  ['the next question', ['/signup', '!Ann', 'Ann', 'Bern'], ['Name?', '', 'Town?', 'Ann, Bern']],
  ['a question twice', ['/signup', '!Ann', '!Ann', 'Ann', 'Bern'], ['Name?', '', '', 'Town?', 'Ann, Bern']],
])('%s that was not sent is asked before it is answered', async (_, texts, heard) => {
  expect(await talk(flood, texts)).toEqual(heard)
})

it('a question that may have come is answered by the next message', async () => {
  expect(await talk(broken, ['/signup', '!Ann', 'Bern'])).toEqual(['Name?', '', 'Ann, Bern'])
})
