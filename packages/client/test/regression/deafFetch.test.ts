// A custom `fetch` ignored the signal: its answer was still read, or held open, after the call
// had ended.

import { setImmediate as turn } from 'node:timers/promises'
import { type Client, download, withSignal, withTimeout } from '@pipegram/client'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'
import { clientOf, getMe } from '../Fixtures.ts'

/**
 * A fetch that gives an endless answer with this status and ignores the signal, and how often its answers
 * were cancelled.
 */
const deaf = (status: number) => {
  const seen = { opened: 0, letGo: 0 }
  const fetch = async (): Promise<Response> => {
    seen.opened += 1
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(Uint8Array.of(1))
      },
      cancel: () => {
        seen.letGo += 1
      },
    })
    return new Response(body, { status })
  }
  return { fetch, seen }
}

it('an endless answer is cancelled when its call is aborted or its timeout is over', async () => {
  const { fetch, seen } = deaf(200)
  const giving = new AbortController()
  await using client = clientOf({ fetch })
  const running = withSignal(giving.signal)(client)(getMe)()
  await turn()
  giving.abort()
  expect(await running).toEqual(E.left({ _tag: 'Aborted', method: 'getMe' }))
  expect(await withTimeout(5)(client)(getMe)()).toEqual(
    E.left({ _tag: 'Timeout', method: 'getMe', after: 5 }),
  )
  await turn()
  expect(seen).toEqual({ opened: 2, letGo: 2 })
})

it.each([200, 500])(
  'an endless file with status %i is cancelled before it is read, while it is read, or by its reader',
  async (status) => {
    const { fetch, seen } = deaf(status)
    await using client = clientOf({ fetch })
    const open = (from: Client) => download(from, { limit: 10 })({ file_id: 'id', file_path: 'a.txt' })()
    const giving = new AbortController()
    const running = open(withSignal(giving.signal)(client))
    await turn()
    giving.abort()
    const opened = await running
    if (E.isRight(opened))
      await opened.right.stream
        .getReader()
        .read()
        .catch(() => undefined)
    const other = await open(withTimeout(5)(client))
    if (E.isRight(other)) await other.right.stream.cancel()
    await turn()
    expect(seen).toEqual({ opened: 2, letGo: 2 })
  },
)
