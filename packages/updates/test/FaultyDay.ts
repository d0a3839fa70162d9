// The faults of a virtual day: those that the emulator can inject, and those of servers that stay silent,
// refuse connections, or answer with something else. Each fault is shown as a `fetch` sees it.

import { cut, dropped, failed, late, tooMany, type Fault } from '@pipegram/emulator/Faults'

// model

/** The fate of one call. */
export type DayFault =
  | Fault
  /** The connection is made, and no answer ever comes. */
  | { readonly _tag: 'Silent' }
  /** No connection is made. */
  | { readonly _tag: 'Unconnected' }
  /** The call is carried out, and another answer comes. */
  | { readonly _tag: 'Wrong'; readonly body: string }

/** Carries out a call, and returns its answer. */
export interface FaultyAnswer {
  readonly answer: () => Promise<string>
  readonly sleep: (ms: number) => Promise<void>
  /** Ends when the caller gives up. */
  readonly gone: () => Promise<never>
}

// instances

const conflict = JSON.stringify({
  ok: false,
  error_code: 409,
  description: 'Conflict: terminated by other getUpdates request',
})

const times = (count: number, fault: DayFault): ReadonlyArray<DayFault> =>
  Array.from({ length: count }, () => fault)

/** One fault after the other, each as many times as it occurs in a row. */
export const faultsOfDay: ReadonlyArray<ReadonlyArray<DayFault>> = [
  times(3, { _tag: 'Silent' }),
  [tooMany(7)],
  [tooMany(300)],
  times(30, { _tag: 'Unconnected' }),
  [late('20s')],
  [late('5m')],
  times(2, dropped('before')),
  times(2, dropped('after')),
  times(2, cut),
  times(6, failed(502, '<h1>Bad Gateway</h1>')),
  times(3, failed(500)),
  times(3, failed(503)),
  [failed(504)],
  times(2, failed(409, conflict)),
  [{ _tag: 'Wrong', body: '<h1>It works</h1>' }],
  [{ _tag: 'Wrong', body: '{"ok":true,"result":{}}' }],
  [{ _tag: 'Wrong', body: '' }],
]

// destructors

/** What a `fetch` sees of a call that meets a fault. */
export const faulty = async (
  fault: DayFault | undefined,
  { answer, sleep, gone }: FaultyAnswer,
): Promise<Response> => {
  switch (fault?._tag) {
    case undefined:
      return new Response(await answer())
    case 'Silent':
      return gone()
    case 'Unconnected':
      throw broken('ECONNREFUSED')
    case 'Late': {
      const body = await answer()
      await Promise.race([sleep(fault.by), gone()])
      return new Response(body)
    }
    case 'TooMany':
      return new Response(tooManyBody(fault.retry_after), { status: 429 })
    case 'Failed':
      return new Response(fault.body, { status: fault.status })
    case 'Dropped':
      if (fault.when === 'after') await answer()
      throw broken('ECONNRESET')
    case 'Cut':
      return new Response(halfOf(await answer()))
    case 'Wrong':
      await answer()
      return new Response(fault.body)
  }
}

// private

const broken = (code: string): TypeError =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) })

const tooManyBody = (retry_after: number): string =>
  JSON.stringify({
    ok: false,
    error_code: 429,
    description: `Too Many Requests: retry after ${retry_after}`,
    parameters: { retry_after },
  })

const halfOf = (text: string): ReadableStream<Uint8Array> =>
  new ReadableStream({
    pull: (controller) => {
      const bytes = new TextEncoder().encode(text)
      controller.enqueue(bytes.subarray(0, bytes.length / 2))
      controller.error(broken('ECONNRESET'))
    },
  })
