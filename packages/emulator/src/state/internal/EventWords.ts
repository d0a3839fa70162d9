// Events of a chat, in words.

import type { Message } from '@pipegram/core/Types'
import type { ChatEvent } from '../ChatEvent.ts'

// destructors

/** What happened, in a few words. */
export const describe = (one: ChatEvent): string => {
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
