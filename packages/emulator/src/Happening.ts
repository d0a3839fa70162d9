// What a bot makes happen in its chats.

import type { ChatMember, Message, ReactionType } from '@pipegram/core/Types'
import type { Offered } from './State.ts'

// model

/** How a payment ended: with the message that says it was made, or with the reason why not. */
export type Outcome =
  | { readonly ok: true; readonly message: Message }
  | { readonly ok: false; readonly error_message: string }

/** What the people of the chats see, as the bot makes it happen. */
export type Happening =
  | { readonly _tag: 'Sent'; readonly chat_id: number; readonly message: Message }
  | { readonly _tag: 'Edited'; readonly chat_id: number; readonly message: Message }
  | { readonly _tag: 'Deleted'; readonly chat_id: number; readonly message_id: number }
  | { readonly _tag: 'Acted'; readonly chat_id: number; readonly action: string }
  /** The bot changed how somebody stands in a chat. */
  | { readonly _tag: 'MemberChanged'; readonly chat_id: number; readonly member: ChatMember }
  /** The bot set its reactions to a message; without any it took them away. */
  | {
      readonly _tag: 'Reacted'
      readonly chat_id: number
      readonly message_id: number
      readonly reaction: ReadonlyArray<ReactionType>
    }
  /** The bot pinned or unpinned; these are pinned now, the newest pin last. */
  | { readonly _tag: 'Pinned'; readonly chat_id: number; readonly message_ids: ReadonlyArray<number> }
  /** A payment was made or declined. */
  | {
      readonly _tag: 'Settled'
      readonly chat_id: number
      readonly payment_id: string
      readonly user_id: number
      readonly outcome: Outcome
    }
  /** The answer to an inline query. */
  | {
      readonly _tag: 'Offered'
      readonly chat_id: number
      readonly query_id: string
      readonly user_id: number
      readonly offered: Offered
    }
  /** The answer to a pressed button. */
  | {
      readonly _tag: 'Answered'
      readonly chat_id: number
      readonly query_id: string
      readonly user_id: number
      readonly text: string
      readonly show_alert: boolean
      readonly url: string
    }

// destructors

/** What happened, in a few words. */
export const describe = (one: Happening): string => {
  switch (one._tag) {
    case 'Sent':
      return inWords(one.message)
    case 'Edited':
      return `an edit to ${inWords(one.message)}`
    case 'Deleted':
      return `message ${one.message_id} deleted`
    case 'Acted':
      return one.action
    case 'MemberChanged':
      return `${'user' in one.member ? one.member.user.first_name : 'somebody'} made ${String(one.member.status)}`
    case 'Reacted':
      return one.reaction.length === 0
        ? 'no reaction'
        : `the reaction ${one.reaction.map((reaction) => ('emoji' in reaction ? reaction.emoji : reaction.type)).join(' ')}`
    case 'Pinned':
      return `${one.message_ids.length} pinned messages`
    case 'Settled':
      return one.outcome.ok ? 'a payment' : `a payment declined: ${one.outcome.error_message}`
    case 'Offered':
      return `${one.offered.results.length} results`
    case 'Answered':
      return `the answer ${JSON.stringify(one.text)} to a button`
  }
}

/** What a message shows, in a few words: its text, or what it is and its caption. */
export const inWords = (message: Message): string => {
  if (message.text !== undefined) return JSON.stringify(message.text)
  const kind = kinds.find((one) => message[one] !== undefined)
  const name = message.animation === undefined ? message.document?.file_name : undefined
  return [
    kind === undefined ? 'a message' : `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind.replace('_', ' ')}`,
    ...(name === undefined ? [] : [JSON.stringify(name)]),
    ...(message.caption === undefined ? [] : [JSON.stringify(message.caption)]),
  ].join(' ')
}

// private

const kinds = [
  'photo',
  'video',
  'animation',
  'audio',
  'voice',
  'video_note',
  'document',
  'sticker',
  'venue',
  'location',
  'contact',
  'dice',
  'poll',
  'invoice',
  'game',
] as const
