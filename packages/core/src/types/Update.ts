// Functions that read any update: its kind, its payload by kind, and its chat, user and message.
// https://core.telegram.org/bots/api#update

import * as O from 'fp-ts/lib/Option.js'
import {
  updateKinds,
  type Chat,
  type MaybeInaccessibleMessage,
  type Message,
  type Update,
  type UpdateKind,
  type User,
} from './Types.ts'

// model

/** The payload of an update, by its kind. */
export type Payloads = { readonly [K in UpdateKind]: Exclude<Update[K], undefined> }

/** The payload of an update of one kind. */
export type UpdatePayload<K extends UpdateKind> = Payloads[K]

/**
 * One function for each kind of update, and one for a kind that this version of the Bot API does not list.
 */
export type Cases<A> = { readonly [K in UpdateKind]: (payload: Payloads[K], update: Update) => A } & {
  readonly unlisted: (update: Update) => A
}

// destructors

const kinds: ReadonlySet<string> = new Set(updateKinds)

const isKind = (name: string): name is UpdateKind => kinds.has(name)

/**
 * The kind of an update. `undefined` if this version of the Bot API does not list it.
 *
 * @example
 *   import { kindOf } from '@pipegram/core/Update'
 *   import { said } from '@pipegram/testing/Build'
 *
 *   assert.strictEqual(kindOf(said('hello')), 'message')
 *   assert.strictEqual(kindOf({ update_id: 1 }), undefined)
 */
export const kindOf = (update: Update): UpdateKind | undefined => {
  for (const name in update) if (isKind(name)) return name
  return undefined
}

/**
 * The payload of an update, if the update is of this kind.
 *
 * @example
 *   import { payloadOf } from '@pipegram/core/Update'
 *   import { said } from '@pipegram/testing/Build'
 *
 *   assert.strictEqual(payloadOf('message', said('hello'))?.text, 'hello')
 *   assert.strictEqual(payloadOf('poll', said('hello')), undefined)
 */
export const payloadOf = <K extends UpdateKind>(kind: K, update: Update): Payloads[K] | undefined => {
  const payloads: { readonly [P in UpdateKind]?: Payloads[P] } = update
  return payloads[kind]
}

/**
 * Chooses a function by the kind of an update. It does not compile if a kind is missing.
 *
 * @example
 *   import { match } from '@pipegram/core/Update'
 *   import { pressed, said } from '@pipegram/testing/Build'
 *
 *   const other = () => 'something else'
 *   const describe = match({
 *     message: ({ text }) => `a text: ${text ?? 'none'}`,
 *     callback_query: ({ data }) => `a button: ${data ?? 'none'}`,
 *     unlisted: () => 'news of a later version',
 *     edited_message: other,
 *     channel_post: other,
 *     edited_channel_post: other,
 *     business_connection: other,
 *     business_message: other,
 *     edited_business_message: other,
 *     deleted_business_messages: other,
 *     guest_message: other,
 *     message_reaction: other,
 *     message_reaction_count: other,
 *     inline_query: other,
 *     chosen_inline_result: other,
 *     shipping_query: other,
 *     pre_checkout_query: other,
 *     purchased_paid_media: other,
 *     poll: other,
 *     poll_answer: other,
 *     my_chat_member: other,
 *     chat_member: other,
 *     chat_join_request: other,
 *     chat_boost: other,
 *     removed_chat_boost: other,
 *     managed_bot: other,
 *     subscription: other,
 *     stopped_message_generation: other,
 *     widget_query: other,
 *     shared_widget_query: other,
 *   })
 *
 *   assert.strictEqual(describe(said('hello')), 'a text: hello')
 *   assert.strictEqual(describe(pressed('buy')), 'a button: buy')
 */
export const match =
  <A>(cases: Cases<A>) =>
  (update: Update): A => {
    const kind = kindOf(update)
    return kind === undefined ? cases.unlisted(update) : apply(cases, kind, update)
  }

/**
 * The message of an update, or the message whose button was pressed, if the bot can see it.
 *
 * @example
 *   import * as O from 'fp-ts/lib/Option.js'
 *   import { messageOf } from '@pipegram/core/Update'
 *   import { pressed, said } from '@pipegram/testing/Build'
 *
 *   assert.strictEqual(O.toUndefined(messageOf(said('hello')))?.text, 'hello')
 *   assert.strictEqual(O.toUndefined(messageOf(pressed('count.inc')))?.text, 'Buttons')
 */
export const messageOf = (update: Update): O.Option<Message> => {
  const pressed = update.callback_query?.message
  return O.fromNullable(
    update.message ??
      update.edited_message ??
      update.channel_post ??
      update.edited_channel_post ??
      update.business_message ??
      update.edited_business_message ??
      update.guest_message ??
      // A message that the bot can no longer see has date 0.
      // https://core.telegram.org/bots/api#inaccessiblemessage
      (pressed !== undefined && isAccessible(pressed) ? pressed : undefined),
  )
}

/**
 * The chat in which an update happened. `none` for inline queries, polls, payments, shared widgets, and
 * buttons and widgets of inline messages.
 *
 * @example
 *   import * as O from 'fp-ts/lib/Option.js'
 *   import { chatOf } from '@pipegram/core/Update'
 *   import { ann, said } from '@pipegram/testing/Build'
 *
 *   assert.strictEqual(O.toUndefined(chatOf(said('hello')))?.type, 'private')
 *   assert.deepStrictEqual(
 *     chatOf({ update_id: 1, inline_query: { id: '1', from: ann, query: '', offset: '' } }),
 *     O.none,
 *   )
 */
export const chatOf = (update: Update): O.Option<Chat> =>
  O.fromNullable(
    O.toUndefined(messageOf(update))?.chat ??
      update.callback_query?.message?.chat ??
      (
        update.my_chat_member ??
        update.chat_member ??
        update.chat_join_request ??
        update.message_reaction ??
        update.message_reaction_count ??
        update.deleted_business_messages ??
        update.chat_boost ??
        update.removed_chat_boost
      )?.chat ??
      (update.stopped_message_generation ?? update.widget_query)?.chat,
  )

/**
 * The user who caused an update. `none` for channel posts, and for anonymous votes and reactions.
 *
 * @example
 *   import * as O from 'fp-ts/lib/Option.js'
 *   import { userOf } from '@pipegram/core/Update'
 *   import { ann, pressed } from '@pipegram/testing/Build'
 *
 *   assert.deepStrictEqual(userOf(pressed('count.inc', { from: ann })), O.some(ann))
 */
export const userOf = (update: Update): O.Option<User> =>
  O.fromNullable(
    (
      update.callback_query ??
      update.inline_query ??
      update.widget_query ??
      update.shared_widget_query ??
      update.chosen_inline_result ??
      update.shipping_query ??
      update.pre_checkout_query ??
      update.purchased_paid_media ??
      update.my_chat_member ??
      update.chat_member ??
      update.chat_join_request
    )?.from ??
      (
        update.message_reaction ??
        update.poll_answer ??
        update.business_connection ??
        update.managed_bot ??
        update.subscription
      )?.user ??
      (update.chat_boost?.boost ?? update.removed_chat_boost)?.source.user ??
      O.toUndefined(messageOf(update))?.from,
  )

// private

const apply = <A, K extends UpdateKind>(cases: Cases<A>, kind: K, update: Update): A => {
  const known: { readonly [P in UpdateKind]: (payload: Payloads[P], update: Update) => A } = cases
  const payload = payloadOf(kind, update)
  return payload === undefined ? cases.unlisted(update) : known[kind](payload, update)
}

const isAccessible = (message: MaybeInaccessibleMessage): message is Message => message.date !== 0
