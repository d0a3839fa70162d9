// Commands about a member of a group: the moderator replies with the command to a message of this member.

import type { ApiError } from '@pipegram/core/ApiError'
import { and, forumTopicCreated, not, or, senderChat, user } from '@pipegram/core/Filters'
import { reply } from '@pipegram/core/Reply'
import type { AnyText, Message, User } from '@pipegram/core/Types'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { Context } from '../pipeline/Context.ts'

// model

/** The context of a command about a member. `message` is the message that the command replies to. */
export interface MemberContext extends Context {
  readonly message: Message & { readonly from: User }
}

// constructors

/**
 * Makes functions of commands about a member: the command is a reply to a message of the member, and
 * `message` is that message. Without a reply, or if the message is not from a user, `otherwise` is the
 * answer. In a topic, Telegram shows a message without a reply as a reply to the start of the topic: this
 * does not count.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { commands } from '@pipegram/compose/CommandTable'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *   import { aboutMember } from '@pipegram/compose/RepliedMember'
 *   import { banChatMember } from '@pipegram/core/Calls'
 *   import { said } from '@pipegram/testing/Build'
 *   import { harness } from '@pipegram/testing/Harness'
 *
 *   const about = aboutMember('Reply with this command to a message of the member.')
 *   const bot = pipeline(
 *     commands({
 *       ban: about(({ call, message: { chat, from } }) =>
 *         call(banChatMember({ chat_id: chat.id, user_id: from.id })),
 *       ),
 *     }),
 *   )
 *
 *   const { calls } = await harness(bot)(said('/ban'))()
 *   assert.deepStrictEqual(
 *     calls.map(({ method }) => method),
 *     ['sendMessage'],
 *   )
 */
export const aboutMember =
  (otherwise: AnyText) =>
  <C extends Context & { readonly message: Message }, E, A>(
    run: (ctx: C & MemberContext) => TE.TaskEither<E, A>,
  ): ((ctx: C) => TE.TaskEither<E | ApiError, A | Message>) =>
  (ctx) => {
    const message = ctx.message.reply_to_message
    return message !== undefined && isOfMember(message)
      ? run({ ...ctx, message })
      : ctx.call(reply(ctx.message, otherwise))
  }

// private

const isOfMember = /* @__PURE__ */ and(
  user,
  /* @__PURE__ */ not(/* @__PURE__ */ or(senderChat, forumTopicCreated)),
)
