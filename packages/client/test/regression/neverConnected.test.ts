// `retry` gave up a message that was never sent, since the code of its failure also ends connections on which
// something was sent.

import { through } from '@pipegram/client/CallMiddleware'
import { isSafe, retry } from '@pipegram/client/Retry'
import { mayHaveActed } from '@pipegram/core/ApiError'
import { bounded } from '@pipegram/core/Bounded'
import { sendMessage } from '@pipegram/core/Calls'
import { makeTestClock } from '@pipegram/testing'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'
import { clientOf, failure } from '../Fixtures.ts'

const message = sendMessage({ chat_id: 1, text: 'Hello' })

const codes = ['ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL', 'ETIMEDOUT'] as const

const failed = (code: string, syscall: string): Error => Object.assign(new Error(code), { code, syscall })

// As undici, Node's fetch and an attempt on several addresses give it.
const shapes = (code: string, syscall: string): ReadonlyArray<Error> => [
  failed(code, syscall),
  new TypeError('fetch failed', { cause: failed(code, syscall) }),
  Object.assign(new AggregateError([failed(code, syscall), failed('ENETUNREACH', syscall)]), { code }),
]

const failing = (cause: Error) => clientOf({ fetch: () => Promise.reject(cause) })

it.each(codes)('a message that was never sent is repeated: %s of a connect', async (code) => {
  expect(isSafe(message)).toBe(false)
  for (const cause of shapes(code, 'connect')) {
    const clock = makeTestClock()
    let attempts = 0
    await using client = clientOf({
      fetch: () => {
        attempts += 1
        return Promise.reject(cause)
      },
      middlewares: [retry({ clock, attempts: 3, shortest: 1, random: () => 0 })],
    })
    expect(await failure(client(message)())).toMatchObject({ reason: code, unsent: true })
    expect(attempts).toBe(3)
  }
})

it.each(codes)('a message that may have been sent is not repeated: %s of a read', async (code) => {
  for (const cause of shapes(code, 'read')) {
    await using client = failing(cause)
    const error = await failure(client(message)())
    expect(error).toEqual({
      _tag: 'Unreachable',
      method: 'sendMessage',
      reason: code,
      host: 'api.telegram.org',
    })
    expect(mayHaveActed(error)).toBe(true)
  }
})

it('one address of several that broke off later makes the result unsure', async () => {
  const cause = new AggregateError([failed('ENETUNREACH', 'connect'), failed('ETIMEDOUT', 'read')])
  await using client = failing(cause)
  expect(mayHaveActed(await failure(through()(bounded(client))(message)()))).toBe(true)
  expect(E.isLeft(await client(message)())).toBe(true)
})
