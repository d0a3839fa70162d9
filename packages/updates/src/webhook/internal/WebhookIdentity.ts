// The user of a webhook's bot, and the interpreter of its calls: both are options, or made from a token when
// the first update arrives.

import * as ApiRoot from '@pipegram/client/ApiRoot'
import { makeClient, type Client, type ClientOptions } from '@pipegram/client/Client'
import { type ApiError, toString } from '@pipegram/core/ApiError'
import type { Interpreter } from '@pipegram/core/Call'
import { getMe } from '@pipegram/core/Calls'
import { defined } from '@pipegram/core/Defined'
import * as Token from '@pipegram/core/Token'
import type { BotFullInfo } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { safe } from '../../internal/SafeInterpreter.ts'
import type { Notify } from '../../Notice.ts'

// model

/** A token, from which the webhook makes a client and learns the bot's user. */
export interface WebhookToken extends Pick<
  ClientOptions,
  'apiRoot' | 'fetch' | 'middlewares' | 'testEnvironment'
> {
  /** The token from @BotFather. */
  readonly token: string | Token.Token
}

/** An interpreter for the calls of the bot, and the bot's user. */
export interface WebhookCaller {
  readonly call: Interpreter
  /** The bot's own user, from getMe. */
  readonly me: BotFullInfo
}

export interface WebhookIdentity {
  /** The id of the bot. */
  readonly bot: number
  readonly call: () => Interpreter
  /** The bot's own user. It asks Telegram once; after a failure, the next update asks again. */
  readonly me: () => Promise<E.Either<ApiError, BotFullInfo>>
  /** Why the last getMe failed. */
  readonly trouble: () => ApiError | undefined
  readonly close: () => Promise<void>
}

// constructors

/** Throws a `TypeError` if the token or the address of the server is wrong. */
export const makeIdentity = (options: WebhookToken | WebhookCaller, report: Notify): WebhookIdentity => {
  if ('call' in options) {
    const me = Promise.resolve(E.right(options.me))
    return {
      bot: options.me.id,
      call: () => options.call,
      me: () => me,
      trouble: () => undefined,
      close: async () => undefined,
    }
  }
  return fromToken(options, report)
}

// private

const fromToken = (options: WebhookToken, report: Notify): WebhookIdentity => {
  const token = typeof options.token === 'string' ? Token.fromString(options.token) : E.right(options.token)
  if (E.isLeft(token)) throw new TypeError(token.left)
  const root = ApiRoot.fromString(options.apiRoot ?? ApiRoot.telegram)
  if (E.isLeft(root)) throw new TypeError(root.left)
  // Some runtimes allow no connections before the first request.
  let client: Client | undefined
  let asked: Promise<E.Either<ApiError, BotFullInfo>> | undefined
  let trouble: ApiError | undefined
  const { apiRoot, fetch, middlewares, testEnvironment } = options
  const call = (): Client =>
    (client ??= makeClient({
      token: token.right,
      ...defined({ apiRoot, fetch, middlewares, testEnvironment }),
    }))
  const ask = async (): Promise<E.Either<ApiError, BotFullInfo>> => {
    const me = await safe(call())(getMe())()
    if (E.isLeft(me)) {
      asked = undefined
      if (trouble?._tag !== me.left._tag)
        report(`The webhook does not know its bot yet, and updates wait at Telegram: ${toString(me.left)}`)()
    }
    trouble = E.isLeft(me) ? me.left : undefined
    return me
  }
  return {
    bot: Token.botId(token.right),
    call,
    me: () => (asked ??= ask()),
    trouble: () => trouble,
    close: async () => client?.close(),
  }
}
