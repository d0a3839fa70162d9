// Faults that the emulator injects: the client's errors, and what `retry` does.

import { makeClient } from '@pipegram/client'
import { through } from '@pipegram/client/CallMiddleware'
import { retry } from '@pipegram/client/Retry'
import { mayHaveActed } from '@pipegram/core/ApiError'
import { deleteMessage, sendMessage } from '@pipegram/core/Calls'
import * as Token from '@pipegram/core/Token'
import { Faults, makeEmulator } from '@pipegram/emulator'
import { makeTestClock, settled } from '@pipegram/testing'
import * as E from 'fp-ts/lib/Either.js'
import { afterEach, expect, it } from 'vitest'

const ends: Array<() => Promise<void>> = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

const setUp = async () => {
  const emulator = await makeEmulator()
  const token = Token.fromString(emulator.token)
  if (E.isLeft(token)) throw new Error(token.left)
  const client = makeClient({ token: token.right, apiRoot: emulator.apiRoot })
  ends.push(() => client.close(), emulator.close)
  const ann = emulator.user({ first_name: 'Ann' })
  ann.send('/start')
  return {
    emulator,
    client,
    ann,
    sent: () => ann.messages().filter(({ from }) => from?.is_bot === true).length,
  }
}

it.each([
  ['tooMany', Faults.tooMany(4), { _tag: 'RateLimited', retryAfter: 4 }, 0],
  ['failed', Faults.failed(503), { _tag: 'Rejected', code: 503 }, 0],
  ['failed, a page', Faults.failed(502, '<h1>Bad Gateway</h1>'), { _tag: 'Rejected', code: 502 }, 0],
  ['dropped before', Faults.dropped('before'), { _tag: 'Unreachable' }, 0],
  ['dropped after', Faults.dropped('after'), { _tag: 'Unreachable' }, 1],
  ['cut', Faults.cut, { _tag: 'Unreachable' }, 1],
] as const)('the fault "%s" has an error of its own', async (_, fault, error, done) => {
  const { emulator, client, ann, sent } = await setUp()
  emulator.inject(fault, { method: 'sendMessage', times: 1 })
  const result = await client(sendMessage({ chat_id: ann.id, text: 'hi' }))()
  expect(result).toMatchObject(E.left({ method: 'sendMessage', ...error }))
  expect(sent()).toBe(done)
  if (done === 1) expect(E.isLeft(result) && mayHaveActed(result.left)).toBe(true)
  expect(await client(sendMessage({ chat_id: ann.id, text: 'hi' }))()).toMatchObject(E.right({ text: 'hi' }))
})

it('a late answer becomes a Timeout, although the call was carried out', async () => {
  const { emulator, client, ann, sent } = await setUp()
  emulator.inject(Faults.late(1_000_000), { times: 1 })
  expect(await client.with({ timeout: 50 })(sendMessage({ chat_id: ann.id, text: 'hi' }))()).toMatchObject(
    E.left({ _tag: 'Timeout', after: 50 }),
  )
  expect(sent()).toBe(1)
})

it('retry repeats calls that a fault prevented, but no message that may have been sent', async () => {
  const { emulator, client, ann, sent } = await setUp()
  const clock = makeTestClock()
  // The clock goes on while calls run.
  const retried = through(retry({ clock, within: 1e12 }))(client)
  const over = async <A>(running: Promise<A>): Promise<A> => {
    const done = { yet: false }
    void running.finally(() => {
      done.yet = true
    })
    while (!done.yet) {
      await clock.advance(60_000)
      await settled()
    }
    return running
  }
  emulator.inject(Faults.tooMany(30), { times: 2 })
  expect(await over(retried(sendMessage({ chat_id: ann.id, text: 'hi' }))())).toMatchObject(
    E.right({ text: 'hi' }),
  )
  expect(emulator.calls('sendMessage').map(({ answer }) => answer.ok)).toEqual([false, false, true])
  emulator.inject(Faults.dropped('after'), { times: 1 })
  expect(await over(retried(sendMessage({ chat_id: ann.id, text: 'once' }))())).toMatchObject(
    E.left({ _tag: 'Unreachable' }),
  )
  expect(sent()).toBe(2)
  emulator.inject(Faults.dropped('before'), { times: 1 })
  const [last] = ann.messages().slice(-1)
  expect(
    await over(retried(deleteMessage({ chat_id: ann.id, message_id: last?.message_id ?? 0 }))()),
  ).toEqual(E.right(true))
  expect(sent()).toBe(1)
})
