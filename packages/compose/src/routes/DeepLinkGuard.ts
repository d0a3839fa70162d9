// Links to the bot with a payload: the typed text after `?start=` or `?startgroup=`.
// https://core.telegram.org/bots/features#deep-linking

import * as Command from '@pipegram/core/Command'
import { plainPayload } from '@pipegram/core/StartPayload'
import type { Message, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type * as t from 'io-ts'
import type { HasMe, HasUpdate } from '../pipeline/Context.ts'
import { skipped, withRoutes, type Middleware } from '../pipeline/Middleware.ts'
import { has, type With } from './On.ts'

// model

/** What a link adds: the message that the user sent through it, its sender, and the payload. */
export interface HasDeepLink<A> {
  readonly message: With<Message, 'text' | 'from'>
  readonly from: User
  readonly payload: A
}

/** Options of `deepLink`. */
export interface DeepLinkOptions {
  /**
   * The destination of the link: the private chat (`?start=`), or a group that the bot was added to
   * (`?startgroup=`). Default: both.
   */
  readonly to?: 'private' | 'group'
}

// constructors

/**
 * Lets through `/start` from a link whose payload the codec reads, and adds the result as `payload`. A string
 * lets through only the same payload: `deepLink('so-cool')` for `t.me/bot?start=so-cool`. Throws a
 * `RangeError` for a string that cannot be in a link.
 *
 * A forwarded `/start` is skipped, and so is a `/start` sent through another bot.
 *
 * Any other `/start` is skipped, such as one from an old link, or from a link that somebody changed. A later
 * branch, such as the `start` of `commands`, handles it like a `/start` without a payload.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { int } from '@pipegram/core/Field'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { startPayload } from '@pipegram/core/StartPayload'
 *   import { use } from '@pipegram/compose/Chain'
 *   import { choose } from '@pipegram/compose/Choose'
 *   import { commands } from '@pipegram/compose/CommandTable'
 *   import { deepLink } from '@pipegram/compose/DeepLinkGuard'
 *   import { handle } from '@pipegram/compose/Handler'
 *   import { said } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *   import { branch, pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const Invite = startPayload('invite', { by: int })
 *
 *   const bot = pipeline(
 *     choose(
 *       branch(
 *         use(deepLink(Invite)),
 *         handle(({ call, message, payload }) => call(reply(message, `Invited by ${payload.by}`))),
 *       ),
 *       commands({ start: ({ call, message }) => call(reply(message, 'Hello')) }),
 *     ),
 *   )
 *
 *   const { calls } = await harness(bot)(said(`/start ${Invite.encode({ by: 1001 })}`))()
 *   assert.deepStrictEqual(calls[0]?.params, { chat_id: 1001, text: 'Invited by 1001' })
 */
export function deepLink<const T extends string>(
  payload: T,
  options?: DeepLinkOptions,
): Middleware<HasUpdate & HasMe, HasDeepLink<T>, never>
export function deepLink<A>(
  payload: t.Decoder<unknown, A>,
  options?: DeepLinkOptions,
): Middleware<HasUpdate & HasMe, HasDeepLink<A>, never>
export function deepLink<A>(
  payload: string | t.Decoder<unknown, A>,
  options: DeepLinkOptions = {},
):
  | Middleware<HasUpdate & HasMe, HasDeepLink<string>, never>
  | Middleware<HasUpdate & HasMe, HasDeepLink<A>, never> {
  return typeof payload === 'string' ? guard(plainPayload(payload), options) : guard(payload, options)
}

// private

const guard = <A>(
  payload: t.Decoder<unknown, A>,
  { to }: DeepLinkOptions,
): Middleware<HasUpdate & HasMe, HasDeepLink<A>, never> =>
  withRoutes(`deepLink:${payload.name}`, [{ kind: 'message', key: '/start' }])(
    (ctx: HasUpdate & HasMe, next) => {
      const { message } = ctx.update
      if (
        message === undefined ||
        !has(message, 'text', 'from') ||
        (to !== undefined && (message.chat.type === 'private') !== (to === 'private'))
      )
        return skipped
      const command = Command.fromMessage(message)
      // A link without a payload is skipped, even if the codec accepts an empty text.
      if (
        O.isNone(command) ||
        command.value.name !== 'start' ||
        command.value.rest === '' ||
        !Command.isFor(ctx.me)(command.value) ||
        !Command.isBySender(ctx.me)(message)
      )
        return skipped
      const said = payload.decode(command.value.rest)
      return E.isRight(said) ? next({ message, from: message.from, payload: said.right }) : skipped
    },
  )
