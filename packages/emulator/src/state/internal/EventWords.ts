// Events of a chat, in words.

import type { Message, ReactionType } from '@pipegram/core/Types'
import type { ChatEvent } from '../ChatEvent.ts'
import { userOf } from './Membership.ts'

// destructors

/** An event, in a few words. */
export const eventInWords = (one: ChatEvent): string => {
  switch (one._tag) {
    case 'Sent':
      return messageInWords(one.message)
    case 'Edited':
      return `an edit to ${messageInWords(one.message)}`
    case 'Deleted':
      return `message ${one.message_id} deleted`
    case 'Acted':
      return one.action
    case 'Drafted':
      return `a draft of ${JSON.stringify(one.text)}`
    case 'AppOffered':
      return `the app ${one.url}`
    case 'MemberChanged':
      return `${userOf(one.member)?.first_name ?? 'somebody'} made ${String(one.member.status)}`
    case 'Reacted':
      return one.reaction.length === 0
        ? 'no reaction'
        : `the reaction ${one.reaction.map(reactionInWords).join(' ')}`
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

/** A message, in a few words: its text, or its kind and its caption. */
export const messageInWords = (message: Message): string => {
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

const reactionInWords = (reaction: ReactionType): string =>
  String('emoji' in reaction ? reaction.emoji : reaction.type)

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
  'checklist',
  'paid_media',
  'rich_message',
  'gift',
] as const
