// A search that failed or threw left its user waiting, unless the error had a sentence and `tell` handled it.
// A search that ended well was said to have made a call without running it.

import { catchError, inline, pipeline, tell } from '@pipegram/compose'
import type { ApiError } from '@pipegram/core/ApiError'
import * as InlineResult from '@pipegram/core/InlineResult'
import type { InlineQueryResult, Update } from '@pipegram/core/Types'
import { ann } from '@pipegram/testing/Build'
import { harness } from '@pipegram/testing/Harness'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { expect, it } from 'vitest'

const asked: Update = { update_id: 1, inline_query: { id: '7', from: ann, query: 'tea', offset: '' } }
const nothing = { inline_query_id: '7', results: [], cache_time: 0, is_personal: true }
const tea = InlineResult.article('tea', { title: 'tea', input_message_content: InlineResult.text('tea') })

it('a search that ends well leaves no call that was made and not run', async () => {
  const { calls, unrun } = await harness(pipeline(inline(() => TE.right([tea]))))(asked)()
  expect([calls.length, unrun]).toEqual([1, []])
})

it('a search that fails is answered without results, and the error is passed on', async () => {
  const { outcome, calls } = await harness(
    pipeline(inline(() => TE.left({ _tag: 'Unavailable', reason: 'The database is down.' } as const))),
  )(asked)()
  expect(outcome).toMatchObject(E.left({ _tag: 'Unavailable' }))
  expect(calls.map(({ params }) => params)).toEqual([nothing])
})

it('a search is answered once if the user can correct the error', async () => {
  const { calls } = await harness(
    pipeline(
      inline(() => TE.left({ _tag: 'Gone', sentence: 'Gone.' } as const)),
      catchError(tell),
    ),
  )(asked)()
  expect(calls.map(({ params }) => params)).toEqual([nothing])
})

it.each<readonly [string, () => TE.TaskEither<never, ReadonlyArray<InlineQueryResult>>]>([
  [
    'at once',
    () => {
      throw new TypeError('a fault')
    },
  ],
  ['later', () => () => Promise.reject(new TypeError('a fault'))],
])('a search that throws %s is answered without results', async (_when, search) => {
  const seen: Array<unknown> = []
  const run = harness(pipeline(inline(search)), {
    answer: ({ params }) => {
      seen.push(params)
      return E.right(true)
    },
  })
  await expect(run(asked)()).rejects.toThrow('a fault')
  expect(seen).toEqual([nothing])
})

it('a page that breaks the limits, or that Telegram refuses, is answered without results', async () => {
  const seen: Array<unknown> = []
  const run = harness(pipeline(inline(() => TE.right([tea, tea]))), {
    answer: ({ params }) => {
      seen.push(params)
      return E.right(true)
    },
  })
  await expect(run(asked)()).rejects.toThrow(RangeError)
  expect(seen).toEqual([nothing])
  const refusal: ApiError = {
    _tag: 'Rejected',
    method: 'answerInlineQuery',
    code: 400,
    reason: 'Other',
    description: 'Bad Request: RESULT_ID_INVALID',
  }
  const { outcome, calls } = await harness(pipeline(inline(() => TE.right([tea]))), {
    answer: ({ params }) => ('next_offset' in params ? E.left(refusal) : E.right(true)),
  })(asked)()
  expect([outcome, calls.at(-1)?.params]).toEqual([E.left(refusal), nothing])
})
