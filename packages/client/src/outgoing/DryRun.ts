// Lets a bot read but change nothing: it answers calls that would change something without sending them.

import type { Call } from '@pipegram/core/Call'
import { type Clock, system } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import * as E from 'fp-ts/lib/Either.js'
import type { CallMiddleware } from './CallMiddleware.ts'
import { chatOf } from './internal/Methods.ts'

// model

export interface DryRunOptions {
  /** The clock for the `date` of messages. Default: the clock of the machine. */
  readonly clock?: Clock
  /**
   * Returns Telegram's answer to a call. `undefined` means an answer of the middleware. Default: always that.
   */
  readonly answer?: (call: Call<unknown>) => unknown
}

// constructors

/**
 * Sends calls that read (`get…`), and answers all others without sending them. The answer comes from
 * `answer`. Otherwise it is the first that the decoder of the call takes: `true`, a message, or a list of
 * messages. The message has the chat and the text of the call. If no answer fits, as for `createInvoiceLink`,
 * the call fails as `Unsendable`. Put `log` before `dryRun` to see what would have been sent.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import { pipe } from 'fp-ts/lib/function.js'
 *   import { dryRun, through } from '@pipegram/client/Outgoing'
 *   import { sendMessage } from '@pipegram/core/Calls'
 *   import { Answer, makeRecorder } from '@pipegram/testing'
 *
 *   const { call, calls } = makeRecorder(Answer.success())
 *   const sent = await pipe(call, through(dryRun()))(sendMessage({ chat_id: 1001, text: 'Hello' }))()
 *
 *   assert.strictEqual(calls().length, 0)
 *   assert.ok(E.isRight(sent) && sent.right.chat.id === 1001 && sent.right.text === 'Hello')
 */
export const dryRun = ({ clock = system, answer = () => undefined }: DryRunOptions = {}): CallMiddleware => {
  let last = 0
  return (call, next) => {
    const { method, result } = call
    if (/^get[A-Z]/.test(method)) return next(call)
    return async () => {
      const given = answer(call)
      const plain = (): unknown => messageOf(call, ++last, Math.floor(clock.now() / 1000))
      const candidates = given === undefined ? [() => true, plain, () => [plain()]] : [() => given]
      for (const candidate of candidates) {
        const decoded = result.decode(candidate())
        if (E.isRight(decoded)) return decoded
      }
      return E.left({
        _tag: 'Unsendable',
        method,
        reason:
          given === undefined
            ? 'This is a dry run: give it an `answer` for this method.'
            : 'This is a dry run, and its `answer` is not a result of this method.',
      })
    }
  }
}

// private

const messageOf = (call: Call<unknown>, next: number, date: number): object => {
  const {
    message_id,
    text,
    caption,
  }: { readonly message_id?: unknown; readonly text?: unknown; readonly caption?: unknown } = call.params
  const chat = chatOf(call)
  return {
    message_id: typeof message_id === 'number' ? message_id : next,
    date,
    chat:
      typeof chat === 'number'
        ? { id: chat, type: chat > 0 ? 'private' : 'supergroup' }
        : { id: -1, type: 'supergroup' },
    ...defined({ text: stringOf(text), caption: stringOf(caption) }),
  }
}

const stringOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
