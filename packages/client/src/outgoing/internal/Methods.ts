// Facts about methods and parameters, for the middlewares: which chat a call is for, how many messages it
// sends, and if it may be repeated. It uses patterns of names, which also fit future methods; a test checks
// them for each present method.

import type { Call } from '@pipegram/core/Call'

// model

/** A chat as a call names it: its id, or its username with `@` in lower case. */
export type ChatKey = number | string

// guards

/**
 * True if the limits on messages count a method: it sends a message or changes one, which Telegram counts
 * together. Drafts and chat actions are not messages.
 * https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
 */
export const isCounted = (method: string): boolean => counted.test(method) && !passing.has(method)

const counted = new RegExp(
  '^(?:send|forward|copy)[A-Z]' +
    '|^edit(?:Ephemeral)?Message[A-Z]' +
    '|^(?:stopMessageLiveLocation|stopPoll|setGameScore)$',
)
const passing: ReadonlySet<string> = new Set([
  'sendChatAction',
  'sendMessageDraft',
  'sendRichMessageDraft',
  'sendChatJoinRequestWebApp',
])

/**
 * True if a method may run twice instead of once: it reads, or the state after the second time is the same. A
 * method that sends, creates, gives or moves something may not.
 */
export const isRepeatable = (method: string): boolean => repeatable.test(method)

const repeatable = new RegExp(
  '^(?:get|set|delete|edit|answer|ban|unban|restrict|promote|approve|decline|close|reopen|hide|unhide|unpin' +
    '|remove|read|verify|stop)[A-Z]' +
    '|^(?:leaveChat|sendChatAction|sendMessageDraft|sendRichMessageDraft)$',
)

// destructors

/** The chat of a call: its `chat_id`, otherwise its inline message, otherwise its user. */
export const chatOf = ({ params }: Call<unknown>): ChatKey | undefined => {
  const { chat_id, inline_message_id, user_id }: ChatParams = params
  return (
    keyOf(chat_id) ?? (typeof inline_message_id === 'string' ? `inline ${inline_message_id}` : keyOf(user_id))
  )
}

/** The key of a chat id. A number and its text have one key; a username is never taken for a number. */
export const keyOf = (id: unknown): ChatKey | undefined => {
  if (typeof id === 'number') return id
  if (typeof id !== 'string') return undefined
  return /^-?\d{1,16}$/.test(id) ? Number(id) : id.toLowerCase()
}

/** The method name, if it is safe to show: a call that is built by hand may have any text there. */
export const methodOf = ({ method }: Call<unknown>): string =>
  /^[a-z]{1,64}$/i.test(method) ? method : '(no method)'

/** The chat of a call, if it is safe to show: an id or a public username. */
export const shownChat = (call: Call<unknown>): ChatKey | undefined => {
  const chat = chatOf(call)
  return typeof chat === 'number' || (chat !== undefined && /^@\w{1,32}$/.test(chat)) ? chat : undefined
}

/** How many messages a call sends: 1 or more. */
export const messagesOf = ({ method, params }: Call<unknown>): number => {
  const { media, message_ids }: ChatParams = params
  const list = method === 'sendMediaGroup' ? media : message_ids
  return Array.isArray(list) ? Math.max(1, list.length) : 1
}

/**
 * True if a call is paid for, so that it may exceed the limit on broadcasts.
 * https://core.telegram.org/bots/api#paid-broadcasts
 */
export const isPaid = ({ params }: Call<unknown>): boolean =>
  'allow_paid_broadcast' in params && params.allow_paid_broadcast === true

// private

interface ChatParams {
  readonly chat_id?: unknown
  readonly inline_message_id?: unknown
  readonly user_id?: unknown
  readonly media?: unknown
  readonly message_ids?: unknown
}
