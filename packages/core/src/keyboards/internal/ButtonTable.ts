// What Telegram would not take of a button.

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

/** What Telegram would not take of a button under a message: a sentence, or none. */
export const faultOfInline = (self: InlineKeyboardButton): string | undefined =>
  [
    ...faultOfKinds(
      inlineKinds.filter((kind) => self[kind] !== undefined && self[kind] !== false),
      1,
    ),
    ...faultOfText(self.text),
    ...Limits.excess('Its callback_data', Limits.callbackData, self.callback_data),
    ...Limits.excess('What it copies', Limits.copyText, self.copy_text?.text),
    ...faultOfLink('url', self.url, ''),
    ...faultOfLink('web_app', self.web_app?.url, 'https:'),
    ...faultOfLink('login_url', self.login_url?.url, 'http'),
  ][0]

/** What Telegram would not take of a button in place of the user's keyboard: a sentence, or none. */
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

/** The number that tells the answer to a button from those to others. */
export const requestIdOf = ({
  request_users,
  request_chat,
  request_managed_bot,
}: KeyboardButton): number | undefined => (request_users ?? request_chat ?? request_managed_bot)?.request_id

/** What Telegram would not take of a link that must begin in some way: a sentence, or none. */
export const faultOfLink = (name: string, url: string | undefined, scheme: string): ReadonlyArray<string> => {
  if (url === undefined) return []
  const link = Link.fromString(url)
  if (E.isLeft(link)) return [`Its ${name} ${JSON.stringify(url)} is invalid: ${link.left}.`]
  return link.right.startsWith(scheme)
    ? []
    : [
        `Its ${name} ${JSON.stringify(url)} is invalid: Only ${scheme === 'https:' ? 'HTTPS' : 'HTTP'} links are allowed.`,
      ]
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
    ? ['It does nothing when it is pressed: `inactiveButton` makes one that may.']
    : kinds.length > 1
      ? [`A button does one thing; it has ${kinds.join(' and ')}.`]
      : []

const faultOfText = (text: string): ReadonlyArray<string> => (text.trim() === '' ? ['It has no text.'] : [])
