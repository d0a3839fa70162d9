// The reasons why Telegram would refuse a button.

import * as E from 'fp-ts/lib/Either.js'
import * as Link from '../../links/Link.ts'
import * as Limits from '../../types/Limits.ts'
import type { InlineKeyboardButton, KeyboardButton } from '../../types/Types.ts'

// constructors

/** The same button under a message. Throws a `RangeError` that says what Telegram would refuse. */
export const checkedInline = (self: InlineKeyboardButton): InlineKeyboardButton =>
  checked(self, faultOfInline(self))

/** The same button of a reply keyboard. Throws a `RangeError` that says what Telegram would refuse. */
export const checkedReply = (self: KeyboardButton): KeyboardButton => checked(self, faultOfReply(self))

// destructors

/** Why Telegram would refuse a button under a message: a sentence, or `undefined` if it is right. */
export const faultOfInline = (self: InlineKeyboardButton): string | undefined =>
  [
    ...faultOfKinds(
      inlineKinds.filter((kind) => self[kind] !== undefined && self[kind] !== false),
      1,
    ),
    ...faultOfText(self.text),
    ...Limits.excess('Its callback_data', Limits.callbackData, self.callback_data),
    ...Limits.excess('The text to copy', Limits.copyText, self.copy_text?.text),
    ...faultOfLink('url', self.url, ''),
    ...faultOfLink('web_app', self.web_app?.url, 'https:'),
    ...faultOfLink('login_url', self.login_url?.url, 'http'),
  ][0]

/** Why Telegram would refuse a button of a reply keyboard: a sentence, or `undefined` if it is right. */
export const faultOfReply = (self: KeyboardButton): string | undefined => {
  const id = requestIdOf(self) ?? 0
  const most = self.request_users?.max_quantity ?? 1
  return [
    ...faultOfKinds(
      replyKinds.filter((kind) => self[kind] !== undefined && self[kind] !== false),
      0,
    ),
    ...faultOfText(self.text),
    ...((id | 0) === id ? [] : [`Its request_id must be a whole number of 32 bits; it is ${id}.`]),
    ...(Number.isInteger(most) && most >= 1 && most <= 10
      ? []
      : [`Its max_quantity must be 1–10; it is ${most}.`]),
    ...faultOfLink('web_app', self.web_app?.url, 'https:'),
  ][0]
}

/** The number that identifies the answer to this button. */
export const requestIdOf = ({
  request_users,
  request_chat,
  request_managed_bot,
}: KeyboardButton): number | undefined => (request_users ?? request_chat ?? request_managed_bot)?.request_id

/**
 * Why Telegram would refuse a link that must begin with a scheme: one sentence, or an empty list if it is
 * right.
 */
export const faultOfLink = (name: string, url: string | undefined, scheme: string): ReadonlyArray<string> => {
  if (url === undefined) return []
  const link = Link.fromString(url)
  if (E.isLeft(link)) return [`Its ${name} ${JSON.stringify(url)} is invalid: ${link.left}.`]
  if (link.right.startsWith(scheme)) return []
  const allowed = scheme === 'https:' ? 'HTTPS' : 'HTTP'
  return [`Its ${name} ${JSON.stringify(url)} is invalid: Only ${allowed} links are allowed.`]
}

// private

const checked = <B extends { readonly text: string }>(self: B, fault: string | undefined): B => {
  if (fault !== undefined) throw new RangeError(`The button ${JSON.stringify(self.text)}: ${fault}`)
  return self
}

const inlineKinds = [
  'url',
  'callback_data',
  'web_app',
  'login_url',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat',
  'copy_text',
  'callback_game',
  'pay',
  'disabled',
] as const

const replyKinds = [
  'request_users',
  'request_chat',
  'request_managed_bot',
  'request_contact',
  'request_location',
  'request_poll',
  'web_app',
] as const

const faultOfKinds = (kinds: ReadonlyArray<string>, least: number): ReadonlyArray<string> =>
  kinds.length < least
    ? ['It does nothing when it is pressed. `inactiveButton` makes a button that may do nothing.']
    : kinds.length > 1
      ? [`A button does one thing; it has ${kinds.join(' and ')}.`]
      : []

const faultOfText = (text: string): ReadonlyArray<string> => (text.trim() === '' ? ['It has no text.'] : [])
