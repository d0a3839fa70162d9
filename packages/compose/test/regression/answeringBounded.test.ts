// Behind `answering`, a call could no longer be cancelled: a timeout ended the wait, but the call ran on.

import { answering, handle, on, pipeline, timeout, use } from '@pipegram/compose'
import { bounded } from '@pipegram/core/Bounded'
import type { Call } from '@pipegram/core/Call'
import { edit } from '@pipegram/core/Reply'
import { me, pressed } from '@pipegram/testing/Build'
import { makeTestClock } from '@pipegram/testing/TestClock'
import { expect, it } from 'vitest'

it('calls behind answering are cancelled when the time is up', async () => {
  const clock = makeTestClock()
  const given: Array<AbortSignal> = []
  const mute = bounded(() => () => new Promise(() => undefined))
  const call = Object.assign(<A>(request: Call<A>) => mute(request), {
    signal: mute.signal,
    with: (limits: Parameters<typeof mute.with>[0]) => {
      if (limits.signal !== undefined) given.push(limits.signal)
      return mute.with(limits)
    },
  })
  const bot = pipeline(
    use(answering),
    use(on('callback_query')),
    use(timeout(1_000, { clock })),
    handle(({ call: run, callback_query }) => run(edit(callback_query, 'x'))),
  )
  const running = bot({ update: pressed('a'), call, me, signal: new AbortController().signal })()
  await clock.advance(1_000)
  expect(await running).toMatchObject({ left: { _tag: 'TimedOut' } })
  expect(given.map(({ aborted }) => aborted)).toEqual([true])
})
