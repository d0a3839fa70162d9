// A recorder runs calls with the answers of a test, and keeps what has run.

import { fromRefusal } from '@pipegram/core/ApiError'
import * as Calls from '@pipegram/core/Calls'
import { makeRecorder } from '@pipegram/testing/Recorder'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

describe('a recorder', () => {
  it('has the calls that ran, in order, and none that was only built', async () => {
    const { call, calls } = makeRecorder(() => E.right(true))
    const [first, second] = [Calls.logOut(), Calls.close()]
    expect(call(Calls.deleteWebhook())).toBeTypeOf('function')
    expect(calls()).toEqual([])
    await call(second)()
    const early = calls()
    await call(first)()
    expect(early).toEqual([second])
    expect(calls()).toEqual([second, first])
  })

  it('gives a refusal as it is, and an answer that does not decode as Malformed', async () => {
    const refusal = fromRefusal('logOut', { error_code: 403, description: 'Forbidden' })
    expect(await makeRecorder(() => E.left(refusal)).call(Calls.logOut())()).toEqual(E.left(refusal))
    expect(await makeRecorder(() => E.right(5)).call(Calls.logOut())()).toMatchObject(
      E.left({ _tag: 'Malformed', method: 'logOut', errors: [expect.stringContaining('logOut')] }),
    )
  })
})
