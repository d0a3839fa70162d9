// The last calls of a handler that was given up.

import type { Context, HasTurn } from '@pipegram/compose/Context'
import { handled, type Outcome } from '@pipegram/compose/Middleware'
import { sendMessage } from '@pipegram/core/Calls'
import { Answer, makeRecorder, said } from '@pipegram/testing'
import { me } from '@pipegram/testing/Build'
import { makeHandling, type Handling } from '@pipegram/updates/Handling'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import * as T from 'fp-ts/lib/Task.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

// The texts that arrive if a handler that was given up calls in the usual way, and then by `last`.
const arrived = async (giveUp: (handling: Handling, interrupt: IO<void>) => void) => {
  const { call, calls } = makeRecorder(Answer.success())
  const begun = Promise.withResolvers<void>()
  const bot =
    ({ call, signal, turn }: Context & HasTurn): TE.TaskEither<never, Outcome> =>
    async () => {
      await new Promise((resolve) => {
        signal.addEventListener('abort', resolve)
        begun.resolve()
      })
      const results = [
        await call(sendMessage({ chat_id: 1, text: 'usual' }))(),
        await (turn?.last ?? call)(sendMessage({ chat_id: 1, text: 'last' }))(),
      ]
      expect(results.filter(E.isLeft).map(({ left }) => left._tag)).toEqual(
        Array.from({ length: 2 - calls().length }, () => 'Aborted'),
      )
      return handled()
    }
  const handling = makeHandling({ bot, call, me })
  let interrupt = (): void => undefined
  const running = handling(said('Hello'), () => T.of(undefined), {
    started: (way) => (interrupt = way),
  })
  await begun.promise
  giveUp(handling, interrupt)
  await running
  return calls().map(({ params }) => Reflect.get(params, 'text'))
}

describe('the last calls of a handler', () => {
  it('are sent after it was interrupted', async () => {
    expect(await arrived((_, interrupt) => interrupt())).toEqual(['last'])
  })

  it('are not sent if its update will be handled again', async () => {
    expect(await arrived((handling) => handling.close())).toEqual([])
    expect(await arrived((handling) => handling.interrupt())).toEqual([])
  })
})
