// The wing `http`: how requests come in and answers are sent. Here: deliberate faults of the connection, to
// test a bot with answers that are late, missing, cut off, or from a proxy.

import type { Duration } from '@pipegram/core/Duration'
import type { Millis } from '../values/EmulatorClock.ts'
import { within } from '../values/internal/NumberRange.ts'
import { timerLength } from '../values/internal/TimerLength.ts'

// model

/** A fault of one call. */
export type Fault =
  | { readonly _tag: 'Late'; readonly by: Millis }
  | { readonly _tag: 'TooMany'; readonly retry_after: number }
  | { readonly _tag: 'Failed'; readonly status: number; readonly body: string }
  | { readonly _tag: 'Dropped'; readonly when: 'before' | 'after' }
  | { readonly _tag: 'Cut' }

/** The calls that a fault affects. */
export interface FaultScope {
  /**
   * The calls of one method, or `/file` for downloads of files. Default: all calls except `getUpdates`, which
   * a bot calls at any time, and no downloads.
   */
  readonly method?: string
  /** The number of calls, from 1. Default: all calls, until the fault is ended. */
  readonly times?: number
  /** The share of calls, above 0 and at most 1, evenly spread: 0.25 is every fourth call. Default: 1. */
  readonly share?: number
}

// constructors

/**
 * The call runs at once, but its answer is late by this time on the clock of the emulator.
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
export const late = (by: Duration): Fault => ({ _tag: 'Late', by: timerLength('by', by) })

/**
 * The call does not run. The answer is 429: the bot must wait for this number of seconds, at least 1.
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
 * The call does not run. The answer has an HTTP status from 400 to 599, and a body. Default: the body that
 * Telegram sends with such a status. Another body can be that of a proxy.
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
 * The connection breaks without an answer: before the call runs, or after it.
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
 * The call runs, and the connection breaks in the middle of the answer.
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

// private

const words: ReadonlyMap<number, string> = new Map([
  [500, 'Internal Server Error'],
  [502, 'Bad Gateway'],
  [503, 'Service Unavailable'],
  [504, 'Gateway Timeout'],
])
