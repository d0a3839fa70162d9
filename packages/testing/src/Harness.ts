// Runs a handler on an update, without a server, and shows the calls that it made.

import type { Context } from '@pipegram/compose/Context'
import type { Handler } from '@pipegram/compose/Handler'
import type { Outcome } from '@pipegram/compose/Middleware'
import type { Call } from '@pipegram/core/Call'
import { trackCalls } from '@pipegram/core/CallTracker'
import type { BotFullInfo, Update } from '@pipegram/core/Types'
import type * as E from 'fp-ts/lib/Either.js'
import type { Task } from 'fp-ts/lib/Task.js'
import * as Answer from './Answer.ts'
import * as Build from './Build.ts'
import { makeNumbering } from './internal/Numbering.ts'
import { makeRecorder, type CallAnswer } from './Recorder.ts'

// model

/** What a handler did. */
export interface HarnessResult<Err> {
  readonly outcome: E.Either<Err, Outcome>
  /** The calls, in the order in which they ran. */
  readonly calls: ReadonlyArray<Call<unknown>>
  /** The methods of calls that the handler made but did not run. A test should expect an empty list. */
  readonly unrun: ReadonlyArray<string>
}

export interface HarnessOptions {
  /** The bot that the handler runs as. Default: `me` of `Build`. */
  readonly me?: BotFullInfo
  /** The answers to calls. Default: `Answer.success()`. */
  readonly answer?: CallAnswer
}

// constructors

/**
 * Returns a function that runs a handler on updates. An update that was built without an `update_id` gets the
 * next id, so that a bot does not treat it as a repeat. The same update twice is a repeat.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { commands } from '@pipegram/compose/CommandTable'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { said } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const bot = pipeline(commands({ start: ({ call, message }) => call(reply(message, 'Hello')) }))
 *
 *   const { calls } = await harness(bot)(said('/start'))()
 *
 *   assert.deepStrictEqual(calls[0]?.params, { chat_id: 1001, text: 'Hello' })
 */
export const harness = <Err>(
  handler: Handler<Context, Err>,
  { me = Build.me, answer = Answer.success() }: HarnessOptions = {},
): ((update: Update) => Task<HarnessResult<Err>>) => {
  const numbered = makeNumbering()
  return (given) => {
    const update = numbered(given)
    return async () => {
      const { call, calls } = makeRecorder(answer)
      const tracker = trackCalls(call)
      const { signal } = new AbortController()
      const outcome = await handler({ update, call: tracker.call, me, signal })()
      return { outcome, calls: calls(), unrun: tracker.unrun().map(({ method }) => method) }
    }
  }
}
