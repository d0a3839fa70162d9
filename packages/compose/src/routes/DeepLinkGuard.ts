// Links to the bot that say something: what stands behind `?start=` and `?startgroup=`, typed.
// https://core.telegram.org/bots/features#deep-linking

import * as Command from '@pipegram/core/Command'
import type { Message, User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type * as t from 'io-ts'
import type { HasMe, HasUpdate } from '../pipeline/Context.ts'
import { skipped, withRoutes, type Middleware } from '../pipeline/Middleware.ts'
import { has, type With } from './On.ts'

// model

/** What a link adds: the message that it made the user send, and what it says. */
export interface HasLink<A> {
  readonly message: With<Message, 'text' | 'from'>
  readonly from: User
  readonly payload: A
}

/**
 * Where the link led to: the private chat (`?start=`), or a group that the bot was added to with it
 * (`?startgroup=`).
 */
export interface DeepLinkOptions {
  /** Both unless told. */
  readonly to?: 'private' | 'group'
}

// constructors

/**
 * Lets `/start` through that a link to the bot sent, with a payload which the codec reads; what it says is
 * the `payload`. All others are skipped: a link that is out of date, or that somebody changed, leads to what
 * follows, such as the `start` of `commands`, as if it had said nothing.
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
export const deepLink = <A>(
  payload: t.Decoder<unknown, A>,
  { to }: DeepLinkOptions = {},
): Middleware<HasUpdate & HasMe, HasLink<A>, never> =>
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
      // A link without a payload says nothing, whatever a codec makes of an empty text.
      if (
        O.isNone(command) ||
        command.value.name !== 'start' ||
        command.value.rest === '' ||
        !Command.isFor(ctx.me)(command.value)
      )
        return skipped
      const said = payload.decode(command.value.rest)
      return E.isRight(said) ? next({ message, from: message.from, payload: said.right }) : skipped
    },
  )
