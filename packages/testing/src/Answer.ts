// Possible answers of Telegram to a call: the smallest value of its result, with the chat and the text of the
// call, or a refusal.

import { fromRefusal, type Refusal } from '@pipegram/core/ApiError'
import type { Call } from '@pipegram/core/Call'
import type { MethodName } from '@pipegram/core/Calls'
import { defined } from '@pipegram/core/Defined'
import { facts, methodOf, type Type } from '@pipegram/schema'
import * as E from 'fp-ts/lib/Either.js'
import { me } from './Build.ts'
import { least } from './internal/Least.ts'
import type { CallAnswer } from './Recorder.ts'

// constructors

/**
 * Answers every call with success, with the smallest value that the method may return. A message comes from
 * the bot. Its id is the number of the call, and it keeps the chat, the text and the entities of the call. A
 * method that the Bot API does not have returns `true` if the call accepts that, or is refused with 404.
 */
export const success = (): CallAnswer => {
  let count = 0
  return ({ method, params, result }) => {
    count += 1
    const found = methodOf(facts, method)
    if (found === undefined)
      return E.isRight(result.decode(true))
        ? E.right(true)
        : E.left({
            _tag: 'Rejected',
            method,
            code: 404,
            reason: 'MethodNotFound',
            description: 'Not Found: method not found',
          })
    return E.right(
      resultOf(
        'inline_message_id' in params ? (found.inlineResult ?? found.result) : found.result,
        params,
        count,
      ),
    )
  }
}

/**
 * Refuses these methods in the words of Telegram, and answers all others with success.
 *
 * @example
 *   import { commands } from '@pipegram/compose/CommandTable'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *   import { reply } from '@pipegram/core/Reply'
 *   import * as Answer from '@pipegram/testing/Answer'
 *   import { said } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *   import * as E from 'fp-ts/lib/Either.js'
 *
 *   const answer = Answer.refusing({
 *     sendMessage: { error_code: 403, description: 'Forbidden: bot was blocked by the user' },
 *   })
 *   const bot = pipeline(commands({ start: ({ call, message }) => call(reply(message, 'Hello')) }))
 *
 *   const { outcome } = await harness(bot, { answer })(said('/start'))()
 *
 *   assert.ok(E.isLeft(outcome) && outcome.left._tag === 'BotBlocked')
 */
export const refusing = (refusals: { readonly [K in MethodName]?: Refusal }): CallAnswer => {
  const named = new Map<string, Refusal>(Object.entries(refusals))
  const answer = success()
  return (call) => {
    const refusal = named.get(call.method)
    return refusal === undefined ? answer(call) : E.left(fromRefusal(call.method, refusal))
  }
}

// private

const resultOf = (type: Type, params: Call<unknown>['params'], count: number): unknown => {
  if (typeof type === 'object' && 'ref' in type && type.ref === 'Message') {
    const {
      chat_id: chat,
      message_id: id,
      text,
      entities,
      caption,
      caption_entities,
    }: Said = { chat_id: 1, message_id: count, ...params }
    return {
      ...Object(least(type)),
      message_id: id,
      from: me,
      chat:
        typeof chat === 'number'
          ? { id: chat, type: chat > 0 ? 'private' : 'supergroup' }
          : { id: 1, type: 'supergroup' },
      ...defined({ text, entities, caption, caption_entities }),
    }
  }
  return least(type)
}

interface Said {
  readonly chat_id: unknown
  readonly message_id: unknown
  readonly text?: unknown
  readonly entities?: unknown
  readonly caption?: unknown
  readonly caption_entities?: unknown
}
