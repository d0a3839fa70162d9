// What goes wrong on purpose: answers that come late, not at all, in half or in the words of a proxy, so that
// a bot can be seen to cope.

import { fromRefusal, refusal, tooMany as tooManyNow, type Answer } from './Answer.ts'
import * as Check from './Check.ts'
import type { Millis } from './Clock.ts'
import { within } from './Range.ts'

// model

/** What goes wrong with a call. */
export type Fault =
  | { readonly _tag: 'Late'; readonly by: Millis }
  | { readonly _tag: 'TooMany'; readonly retry_after: number }
  | { readonly _tag: 'Failed'; readonly status: number; readonly body: string }
  | { readonly _tag: 'Dropped'; readonly when: 'before' | 'after' }
  | { readonly _tag: 'Cut' }

/** With which calls. */
export interface Scope {
  /**
   * Those of one method, or `/file` for the downloads of files. Without, all calls but those of `getUpdates`,
   * which a bot calls whenever it likes, and no downloads.
   */
  readonly method?: string
  /** How many, from 1 on; without, all until the fault is ended. */
  readonly times?: number
  /** Which share of them, above 0 and up to 1, evenly: 0.25 is every fourth. */
  readonly share?: number
}

/** The faults that wait for their calls. */
export interface Faults {
  /** Adds one; what it gives ends it. Throws a `RangeError` where a scope fits no call at all. */
  readonly inject: (fault: Fault, scope?: Scope) => () => void
  /** The fault of a call; of several that fit the first that was injected. */
  readonly next: (method: string) => Fault | undefined
}

/** What faults call the downloads of files. */
export const downloads = '/file'

// constructors

/**
 * The call does what it does, and is answered so many milliseconds later, on the clock of the emulator.
 *
 * @example
 *   import { makeEmulator } from '@pipegram/emulator/Emulator'
 *   import { late } from '@pipegram/emulator/Faults'
 *
 *   const emulator = await makeEmulator()
 *   const end = emulator.inject(late(200), { method: 'sendMessage' })
 *   end()
 *   await emulator.close()
 */
export const late = (by: Millis): Fault => ({ _tag: 'Late', by: within('by', by, 0, 0x7fffffff) })

/**
 * The call does nothing and is answered 429: not before so many seconds, a whole number from 1 on.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { makeEmulator } from '@pipegram/emulator/Emulator'
 *   import { tooMany } from '@pipegram/emulator/Faults'
 *
 *   const emulator = await makeEmulator()
 *   emulator.inject(tooMany(3), { times: 1 })
 *   const { status, headers } = await fetch(`${emulator.apiRoot}/bot${emulator.token}/getMe`)
 *
 *   assert.deepStrictEqual([status, headers.get('retry-after')], [429, '3'])
 *   await emulator.close()
 */
export const tooMany = (retry_after: number): Fault => ({
  _tag: 'TooMany',
  retry_after: within('retry_after', retry_after, 1, 0x7fffffff),
})

/**
 * The call does nothing and is answered with an HTTP status from 400 to 599 and a body: Telegram's own for
 * such an error, or any other, as a proxy in between would give it.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { makeEmulator } from '@pipegram/emulator/Emulator'
 *   import { failed } from '@pipegram/emulator/Faults'
 *
 *   const emulator = await makeEmulator()
 *   emulator.inject(failed(502, '<h1>Bad Gateway</h1>'), { times: 1 })
 *   const response = await fetch(`${emulator.apiRoot}/bot${emulator.token}/getMe`)
 *
 *   assert.deepStrictEqual([response.status, await response.text()], [502, '<h1>Bad Gateway</h1>'])
 *   await emulator.close()
 */
export const failed = (
  status: number,
  body = JSON.stringify({
    ok: false,
    error_code: status,
    description: words.get(status) ?? 'Internal Server Error',
  }),
): Fault => ({ _tag: 'Failed', status: within('status', status, 400, 599), body })

/**
 * The connection breaks without an answer: before the call did anything, or after it did all.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { makeEmulator } from '@pipegram/emulator/Emulator'
 *   import { dropped } from '@pipegram/emulator/Faults'
 *
 *   const emulator = await makeEmulator()
 *   emulator.inject(dropped('before'), { times: 1 })
 *
 *   await assert.rejects(fetch(`${emulator.apiRoot}/bot${emulator.token}/getMe`))
 *   await emulator.close()
 */
export const dropped = (when: 'before' | 'after'): Fault => ({ _tag: 'Dropped', when })

/**
 * The call does all that it does, and the connection breaks in the middle of the answer.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { makeEmulator } from '@pipegram/emulator/Emulator'
 *   import { cut } from '@pipegram/emulator/Faults'
 *
 *   const emulator = await makeEmulator()
 *   emulator.inject(cut, { times: 1 })
 *
 *   await assert.rejects(
 *     fetch(`${emulator.apiRoot}/bot${emulator.token}/getMe`).then((response) => response.text()),
 *   )
 *   await emulator.close()
 */
export const cut: Fault = { _tag: 'Cut' }

/** No faults. */
export const makeFaults = (): Faults => {
  let waiting: ReadonlyArray<Waiting> = []
  const end = (one: Waiting): void => {
    waiting = waiting.filter((other) => other !== one)
  }
  return {
    inject: (fault, { method, times = Infinity, share = 1 } = {}) => {
      const name = method === undefined || method === downloads ? method : Check.nameOf(method)
      if (method !== undefined && name === undefined)
        throw new RangeError(`The Bot API has no method ${method}: this fault would never happen.`)
      if (times !== Infinity) within('times', times, 1)
      if (!(share > 0 && share <= 1))
        throw new RangeError(`share is ${share} and should be above 0 and at most 1.`)
      const one: Waiting = { fault, method: name, share, left: times, saved: 0 }
      waiting = [...waiting, one]
      return () => end(one)
    },
    next: (method) => {
      for (const one of waiting) {
        if (
          one.method === undefined ? method === 'getUpdates' || method === downloads : one.method !== method
        )
          continue
        one.saved += one.share
        // A third is not a third exactly: three of them should still be one.
        if (one.saved < 1 - 1e-9) continue
        one.saved -= 1
        one.left -= 1
        if (one.left === 0) end(one)
        return one.fault
      }
      return undefined
    },
  }
}

// destructors

/** What a call is answered that does nothing; `undefined` where the fault lets it do all. */
export const answerTo = (self: Fault): Answer | undefined => {
  switch (self._tag) {
    case 'TooMany':
      return fromRefusal(tooManyNow(self.retry_after))
    case 'Failed':
      return { ok: false, error_code: self.status, description: self.body }
    case 'Dropped':
      return self.when === 'after' ? undefined : fromRefusal(refusal(500, 'the connection was dropped'))
    case 'Late':
    case 'Cut':
      return undefined
  }
}

// private

interface Waiting {
  readonly fault: Fault
  readonly method: string | undefined
  readonly share: number
  left: number
  /** The share of this call and of those before it that went well. */
  saved: number
}

const words: ReadonlyMap<number, string> = new Map([
  [500, 'Internal Server Error'],
  [502, 'Bad Gateway'],
  [503, 'Service Unavailable'],
  [504, 'Gateway Timeout'],
])
