// Names of people and chats, and messages in a few words.

import type { Chat, Message, User } from '@pipegram/core/Types'

/** The name of a person. */
export const nameOf = ({ first_name, last_name }: Pick<User, 'first_name' | 'last_name'>): string =>
  last_name === undefined ? first_name : `${first_name} ${last_name}`

/** The name of a chat: a private chat is the one with the bot. */
export const chatName = ({ title }: Chat, bot: User): string => title ?? nameOf(bot)

/** Who wrote a message. */
export const senderOf = ({ from, sender_chat, chat }: Message): string =>
  sender_chat?.title ?? (from === undefined ? (chat.title ?? '') : nameOf(from))

/** What happened, for a message that nobody wrote; `undefined` for all others. */
export const serviceWords = (message: Message): string | undefined => {
  const who = senderOf(message)
  const { new_chat_members: joined, left_chat_member: left, pinned_message: pinned } = message
  if (joined !== undefined) return `${joined.map(nameOf).join(', ')} joined`
  if (left !== undefined) return `${nameOf(left)} left`
  if (pinned !== undefined) return `${who} pinned a message`
  if (message.new_chat_title !== undefined) return `${who} changed the title to “${message.new_chat_title}”`
  if (message.successful_payment !== undefined) return `${who} paid ${priceOf(message.successful_payment)}`
  const name = Object.keys(message).find(isService)
  return name === undefined ? undefined : `${who}: ${name.replaceAll('_', ' ')}`
}

/** A message in a line. */
export const inShort = (message: Message): string => {
  const words = message.text ?? message.caption
  if (words !== undefined && words !== '') return words
  return serviceWords(message) ?? kindOf(message)
}

/** The kind of a message. */
export const kindOf = (message: Message): string => {
  const kind = kinds.find((name) => message[name] !== undefined)
  return kind === undefined
    ? 'Message'
    : `${kind.slice(0, 1).toUpperCase()}${kind.slice(1).replaceAll('_', ' ')}`
}

/** The price of what is sold, such as `4.50 EUR`. */
export const priceOf = ({
  total_amount,
  currency,
}: {
  readonly total_amount: number
  readonly currency: string
}): string => (currency === 'XTR' ? `${total_amount} ⭐` : `${(total_amount / 100).toFixed(2)} ${currency}`)

/** The time of a message, as `9:05`. */
export const timeOf = (seconds: number): string =>
  new Date(seconds * 1000).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })

// private

const isService = (key: string): boolean =>
  /_(?:shared|created)$/.test(key) ||
  /^(?:boost|delete|forum|giveaway|migrate|new_chat|refunded|video_chat|web_app|write_access)_/.test(key)

const kinds = [
  'rich_message',
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
