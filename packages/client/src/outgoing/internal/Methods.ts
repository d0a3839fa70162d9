// What the middlewares have to know of methods and parameters: which chat a call is for, how many messages it
// sends, whether it may be repeated. By names, so that a method of tomorrow has its place; a test holds each
// name of today to it.

import type { Call } from '@pipegram/core/Call'

// model

/** A chat as a call names it: its id, or its username with `@`, in lower case. */
export type ChatKey = number | string

// guards

/**
 * Whether the limits on messages concern a method: what puts a message into a chat, and what changes one,
 * since both are counted together. Drafts and actions pass by, and are not messages.
 * https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
 */
export const isCounted = (method: string): boolean => counted.test(method) && !passing.has(method)

const counted =
  /^(?:send|forward|copy)[A-Z]|^edit(?:Ephemeral)?Message[A-Z]|^(?:stopMessageLiveLocation|stopPoll|setGameScore)$/
const passing: ReadonlySet<string> = new Set([
  'sendChatAction',
  'sendMessageDraft',
  'sendRichMessageDraft',
  'sendChatJoinRequestWebApp',
])

/**
 * Whether a method may run twice where it was to run once: it reads, or it brings about a state that is the
 * same after the second time. What sends, makes, gives or moves something is not among them.
 */
export const isRepeatable = (method: string): boolean => repeatable.test(method)

const repeatable = new RegExp(
  '^(?:get|set|delete|edit|answer|ban|unban|restrict|promote|approve|decline|close|reopen|hide|unhide|unpin|remove|read|verify|stop)[A-Z]' +
    '|^(?:leaveChat|sendChatAction|sendMessageDraft|sendRichMessageDraft)$',
)

// destructors

/** The chat that a call is for; of an inline message its id, of a call that names a user that user. */
export const chatOf = ({ params }: Call<unknown>): ChatKey | undefined => {
  const { chat_id, inline_message_id, user_id }: Named = params
  return (
    keyOf(chat_id) ?? (typeof inline_message_id === 'string' ? `inline ${inline_message_id}` : keyOf(user_id))
  )
}

/** A chat id as a key: one chat has one, however it is written. A name is never taken for a number. */
export const keyOf = (id: unknown): ChatKey | undefined => {
  if (typeof id === 'number') return id
  if (typeof id !== 'string') return undefined
  return /^-?\d{1,16}$/.test(id) ? Number(id) : id.toLowerCase()
}

/** The method's name, fit to be shown: a call made by hand may have anything there. */
export const methodOf = ({ method }: Call<unknown>): string =>
  /^[a-z]{1,64}$/i.test(method) ? method : '(no method)'

/**
 * The chat that a call is for, fit to be shown: a number or a public name, and nothing else that may stand
 * there.
 */
export const shownChat = (call: Call<unknown>): ChatKey | undefined => {
  const chat = chatOf(call)
  return typeof chat === 'number' || (chat !== undefined && /^@\w{1,32}$/.test(chat)) ? chat : undefined
}

/** How many messages a call sends, 1 or more. */
export const messagesOf = ({ method, params }: Call<unknown>): number => {
  const { media, message_ids }: Named = params
  const list = method === 'sendMediaGroup' ? media : message_ids
  return Array.isArray(list) ? Math.max(1, list.length) : 1
}

/**
 * Whether a call is paid for, to go beyond the limit of broadcasts.
 * https://core.telegram.org/bots/api#paid-broadcasts
 */
export const isPaid = ({ params }: Call<unknown>): boolean =>
  'allow_paid_broadcast' in params && params.allow_paid_broadcast === true

// private

interface Named {
  readonly chat_id?: unknown
  readonly inline_message_id?: unknown
  readonly user_id?: unknown
  readonly media?: unknown
  readonly message_ids?: unknown
}
