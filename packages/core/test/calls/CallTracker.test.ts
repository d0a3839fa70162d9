import { bounded, type BoundedInterpreter } from '@pipegram/core/Bounded'
import type { Interpreter } from '@pipegram/core/Call'
import { getMe } from '@pipegram/core/Calls'
import { trackCalls } from '@pipegram/core/CallTracker'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

const aborted = E.left({ _tag: 'Aborted', method: 'getMe' })

const mute: Interpreter = () => () => new Promise(() => undefined)

describe('a tracker with a signal', () => {
  it('ends the calls of any interpreter, those that run and those that follow', async () => {
    const end = new AbortController()
    const { call } = trackCalls(mute, end.signal)
    const running = call(getMe())()
    end.abort()
    expect(await running).toEqual(aborted)
    expect(await call(getMe())()).toEqual(aborted)
  })

  it('gives the signal to a client when the first call is made, and only once', async () => {
    const given: Array<AbortSignal | undefined> = []
    const client: BoundedInterpreter = Object.assign(bounded(mute), {
      with: (limits: { readonly signal?: AbortSignal }) => {
        given.push(limits.signal)
        return bounded(mute).with(limits)
      },
    })
    const end = new AbortController()
    const { call } = trackCalls(client, end.signal)
    expect(given).toEqual([])
    const running = [call(getMe())(), call(getMe())(), call.with({})(getMe())()]
    expect(given).toEqual([end.signal])
    end.abort()
    expect(await Promise.all(running)).toEqual([aborted, aborted, aborted])
    expect(call.signal().aborted).toBe(true)
  })
})
