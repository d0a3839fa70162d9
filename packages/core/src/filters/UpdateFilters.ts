// Filters of updates: by their kind, and by their message.
// https://core.telegram.org/bots/api#update

import { among } from '../types/internal/Kinds.ts'
import type { Message, Update, UpdateKind } from '../types/Types.ts'
import { payloadOf, type UpdatePayload } from '../types/Update.ts'
import { make, messageKinds, type NarrowingFilter, type Kinds, type MessageKind } from './Filter.ts'

// model

/** An update with a message `B`, of any kind. */
export type Bringing<B> = { readonly [K in MessageKind]: Update & { readonly [P in K]: B } }[MessageKind]

// constructors

/**
 * Updates with a message that passes a filter, of any kind: new, edited, from a channel or from a business
 * account. The message of a pressed button does not count.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { message, text } from '@pipegram/core/Filters'
 *
 *   const edited_message = {
 *     message_id: 1,
 *     date: 1,
 *     chat: { id: 1, type: 'private' },
 *     text: 'Hello',
 *   } as const
 *
 *   assert.strictEqual(message(text)({ update_id: 1, edited_message }), true)
 */
export const message = <B extends Message>(
  filter: NarrowingFilter<Message, B>,
): NarrowingFilter<Update, Bringing<B>> => {
  const bring = messageIn(filter.kinds)
  return make(
    { label: filter.label, kinds: among(messageKinds, filter.kinds), domain: 'any' },
    (update: Update): update is Bringing<B> => {
      const brought = bring(update)
      return brought !== undefined && filter(brought)
    },
  )
}

/**
 * Updates of one kind. With a filter: only those whose payload passes.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { or, photo, updateType } from '@pipegram/core/Filters'
 *
 *   const news = or(updateType('message', photo), updateType('callback_query'))
 *
 *   assert.deepStrictEqual(news.kinds, ['message', 'callback_query'])
 */
export const updateType = <K extends UpdateKind, B extends UpdatePayload<K> = UpdatePayload<K>>(
  kind: K,
  filter?: NarrowingFilter<UpdatePayload<K>, B>,
): NarrowingFilter<Update, Update & { readonly [P in K]: B }> => {
  const kinds = among([kind], filter?.kinds ?? 'any')
  const label = filter === undefined ? kind : `${kind}: ${filter.label}`
  return make(
    { label, kinds, domain: 'any' },
    (update: Update): update is Update & { readonly [P in K]: B } => {
      const payload = kinds.length === 0 ? undefined : payloadOf(kind, update)
      return payload !== undefined && (filter === undefined || filter(payload))
    },
  )
}

// destructors

/**
 * Finds the message in an update of one of some kinds.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { messageIn } from '@pipegram/core/Filters'
 *
 *   const posted = messageIn(['channel_post', 'edited_channel_post'])
 *
 *   assert.strictEqual(
 *     posted({ update_id: 1, message: { message_id: 1, date: 1, chat: { id: 1, type: 'private' } } }),
 *     undefined,
 *   )
 */
export const messageIn = (kinds: Kinds): ((update: Update) => Message | undefined) => {
  const asked = among(messageKinds, kinds)
  return (update) => {
    for (const kind of asked) {
      const found = payloadOf(kind, update)
      if (found !== undefined) return found
    }
    return undefined
  }
}
