// A signal that lives as long as the bot got one more listener each time that several calls shared it,
// and each call made the next one slower.

import { getEventListeners } from 'node:events'
import { describe, expect, it } from 'vitest'
import { makeListen } from '../../src/http/internal/Signal.ts'
import { clientOf, getMe } from '../Fixtures.ts'

describe('a listener of a signal', () => {
  it('leaves nothing behind, in any order of removal', () => {
    const listen = makeListen()
    const { signal } = new AbortController()
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
    ]) {
      const stops = order.map(() => listen(signal, () => undefined))
      expect(getEventListeners(signal, 'abort')).toHaveLength(1)
      for (const which of order) stops[which]?.()
      expect(getEventListeners(signal, 'abort')).toHaveLength(0)
    }
  })

  it('may be removed twice, without removing another listener', () => {
    const listen = makeListen()
    const giving = new AbortController()
    const heard: Array<string> = []
    const stop = listen(giving.signal, () => heard.push('first'))
    stop()
    listen(giving.signal, () => heard.push('second'))
    stop()
    giving.abort()
    expect(heard).toEqual(['second'])
  })
})

it('a thousand calls on one signal have one listener, and all are aborted', async () => {
  const giving = new AbortController()
  await using client = clientOf({ fetch: () => new Promise(() => undefined), signal: giving.signal })
  const running = Array.from({ length: 1_000 }, () => client(getMe)())
  expect(getEventListeners(giving.signal, 'abort')).toHaveLength(1)
  giving.abort()
  const results = await Promise.all(running)
  expect(results.filter((result) => '_tag' in result && result._tag === 'Left')).toHaveLength(1_000)
  expect(getEventListeners(giving.signal, 'abort')).toHaveLength(0)
})
