// An answer to a press that came too late ended the handler, and the press was answered once more.

import { answering, catchError, handle, on, pipeline, tell, use } from '@pipegram/compose'
import { answer, reply } from '@pipegram/core/Reply'
import * as Answer from '@pipegram/testing/Answer'
import { pressed } from '@pipegram/testing/Build'
import { harness } from '@pipegram/testing/Harness'
import type { CallAnswer } from '@pipegram/testing/Recorder'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { afterEach, expect, it, vi } from 'vitest'

afterEach(() => {
  vi.restoreAllMocks()
})

it('an answer that comes too late is printed once, and the rest of the handler runs', async () => {
  const printed = vi.spyOn(console, 'error').mockReturnValue()
  const bot = pipeline(
    use(answering),
    use(on('callback_query')),
    handle(({ call, callback_query }) =>
      pipe(
        call(answer(callback_query, 'Saved')),
        TE.chain(() => call(reply(callback_query, 'Saved'))),
      ),
    ),
    catchError(tell),
  )
  const success = Answer.success()
  const late: CallAnswer = (call) =>
    call.method === 'answerCallbackQuery'
      ? E.left({
          _tag: 'Rejected',
          method: call.method,
          code: 400,
          reason: 'QueryTooOld',
          description: 'Bad Request: query is too old',
        })
      : success(call)
  const { calls, outcome } = await harness(bot, { answer: late })(pressed('x'))()
  expect(outcome).toEqual(E.right('handled'))
  expect(calls.map(({ method }) => method)).toEqual(['answerCallbackQuery', 'sendMessage'])
  expect(printed.mock.calls.length).toBe(1)
})
