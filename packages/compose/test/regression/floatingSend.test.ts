// A `send` without `await` that failed ended the process as an unhandled rejection.

import { fromAsync, handle, pipeline } from '@pipegram/compose'
import type { ApiError } from '@pipegram/core/ApiError'
import { reply } from '@pipegram/core/Reply'
import { me, message, said } from '@pipegram/testing/Build'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'

const blocked: ApiError = {
  _tag: 'BotBlocked',
  method: 'sendMessage',
  description: 'Forbidden: bot was blocked by the user',
}

it('a send without await is waited for, and its failure passed on', async () => {
  const bot = pipeline(
    handle(
      fromAsync(({ send }) => {
        void send(reply(message('x'), 'y'))
        return Promise.resolve()
      }),
    ),
  )
  let answer = (): void => {}
  const asked = new Promise<void>((resolve) => {
    answer = resolve
  })
  const ended = bot({
    update: said('x'),
    me,
    signal: new AbortController().signal,
    call: () => () => asked.then(() => E.left(blocked)),
  })()
  answer()
  expect(await ended).toEqual(E.left(blocked))
})
