// "typing…" and other chat actions, shown while work runs.
// https://core.telegram.org/bots/api#sendchataction

import { floodWait } from '@pipegram/core/ApiError'
import { sendChatAction } from '@pipegram/core/Calls'
import { system, type Clock, type Millis } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import { placeOf } from '@pipegram/core/Reply'
import type { ChatAction } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { HasMe } from '../pipeline/Context.ts'
import { targetOf, type Answerable } from '../routes/internal/AnswerTarget.ts'
import { quietly } from '../watch/internal/OutcomeLabel.ts'
import { isLost } from './internal/LostCall.ts'

// model

/** Options of `working`. */
export interface WorkingOptions {
  /** Default: the clock of the machine. */
  readonly clock?: Clock
}

// constructors

/**
 * Runs an effect, and returns its result. Meanwhile the chat shows a chat action, such as `typing` or
 * `upload_photo`. Telegram shows an action for five seconds, so it is sent again after four and a half. After
 * a 429 it waits as long as Telegram asks. If Telegram refuses the action for another reason, it is not sent
 * again. While several effects run in one chat, only the action of the first one is sent.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as TE from 'fp-ts/lib/TaskEither.js'
 *   import { working } from '@pipegram/compose/Working'
 *   import { Answer, makeRecorder } from '@pipegram/testing'
 *
 *   const { call, calls } = makeRecorder(Answer.success())
 *   const message = { message_id: 7, date: 1, chat: { id: 42, type: 'private' as const } }
 *   await working({ call, message }, 'upload_photo', TE.right('a picture'))()
 *
 *   assert.deepStrictEqual(calls()[0]?.params, { chat_id: 42, action: 'upload_photo' })
 */
export const working =
  <Err, A>(
    ctx: Answerable & Partial<HasMe>,
    action: ChatAction,
    effect: TE.TaskEither<Err, A>,
    { clock = system }: WorkingOptions = {},
  ): TE.TaskEither<Err, A> =>
  async () => {
    const { chat_id, message_thread_id, business_connection_id } = placeOf(targetOf(ctx))
    const where = { chat_id, ...defined({ message_thread_id, business_connection_id }) }
    const over = new AbortController()
    const line = enter(JSON.stringify([ctx.me?.id, where]), over)
    const tell = async (): Promise<void> => {
      while (!over.signal.aborted) {
        // The first effect of this chat sends its action.
        if (!line.isFirst()) {
          await clock.sleep(again, over.signal)()
          continue
        }
        const result = await ctx.call(sendChatAction({ ...where, action }))()
        if (E.isLeft(result) && result.left._tag !== 'RateLimited' && !isLost(result.left)) return
        const wait = E.isLeft(result) && result.left._tag === 'RateLimited' ? floodWait(result.left) : again
        await clock.sleep(wait, over.signal)()
      }
    }
    void quietly(tell)
    try {
      return await effect()
    } finally {
      line.leave()
      over.abort('over')
    }
  }

// private

// The effects that run in each chat, in the order in which they began.
const running = new Map<string, Set<object>>()

const enter = (chat: string, one: object) => {
  const all = running.get(chat) ?? new Set()
  running.set(chat, all.add(one))
  return {
    isFirst: () => all.values().next().value === one,
    leave: () => {
      all.delete(one)
      if (all.size === 0) running.delete(chat)
    },
  }
}

const again: Millis = 4_500
