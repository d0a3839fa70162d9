// Links into Telegram: to a bot with a payload, to its Mini App, to a message; and links that share.
// https://core.telegram.org/bots/features#deep-linking
// https://core.telegram.org/api/links
//
// Wing `links`: links as values: the links in a text, and links into Telegram.

import * as O from 'fp-ts/lib/Option.js'
import { bareId, faultIn } from './internal/DeepLinkFault.ts'
import type { DeepLink } from './internal/DeepLinkModel.ts'
import { fromPath, fromTg } from './internal/DeepLinkReader.ts'

export type { AdminRight, ChatKind, DeepLink } from './internal/DeepLinkModel.ts'

// constructors

/**
 * Reads a `tg:` link, or a link to `t.me`, `name.t.me`, `telegram.me` or `telegram.dog`, with or without its
 * scheme. `none` for any other text, and for a link that breaks a limit.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as O from 'fp-ts/lib/Option.js'
 *   import { fromString } from '@pipegram/core/DeepLink'
 *
 *   assert.deepStrictEqual(
 *     fromString('t.me/test_bot?start=abc'),
 *     O.some({ _tag: 'Start', bot: 'test_bot', payload: 'abc' }),
 *   )
 *   assert.deepStrictEqual(
 *     fromString('https://t.me/c/1234567890/5'),
 *     O.some({ _tag: 'Message', chat: -1001234567890, message_id: 5 }),
 *   )
 *   assert.deepStrictEqual(fromString('https://example.com'), O.none)
 */
export const fromString = (text: string): O.Option<DeepLink> => {
  const tg = /^tg:(?:\/\/)?([a-z_]+)\/?(?:\?([^#]*))?(?:#.*)?$/i.exec(text)
  if (tg !== null) return checked(fromTg(tg[1]?.toLowerCase() ?? '', new URLSearchParams(tg[2])))
  const own = /^(?:https?:\/\/)?([a-z]\w{2,31})\.t\.me(?=[/?#]|$)/i.exec(text)
  const path =
    own === null || own[1]?.toLowerCase() === 'www'
      ? text
      : `t.me/${own[1] ?? ''}${text.slice(own[0].length)}`
  const web = webLink.exec(path)
  return web === null
    ? O.none
    : checked(fromPath((web[1] ?? '').replace(/\/$/, '').split('/'), new URLSearchParams(web[2])))
}

// destructors

/**
 * The link as `https://t.me/…`, which works everywhere; a link to a user is `tg://user`. Throws a
 * `RangeError` for a name, a payload or a number that a link cannot have.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { toString } from '@pipegram/core/DeepLink'
 *
 *   assert.strictEqual(
 *     toString({
 *       _tag: 'StartGroup',
 *       bot: 'test_bot',
 *       payload: 'abc',
 *       admin: ['pin_messages', 'invite_users'],
 *     }),
 *     'https://t.me/test_bot?startgroup=abc&admin=pin_messages+invite_users',
 *   )
 */
export const toString = (self: DeepLink): string => {
  refuse(self)
  switch (self._tag) {
    case 'Chat':
      return `https://t.me/${self.username}`
    case 'StartApp':
      return `https://t.me/${self.bot}${self.app === undefined ? '' : `/${self.app}`}?${queryOf(self)}`
    case 'Message': {
      const path = typeof self.chat === 'number' ? `c/${bareId(self.chat)}` : self.chat
      const thread = self.message_thread_id === undefined ? '' : `${self.message_thread_id}/`
      return `https://t.me/${path}/${thread}${self.message_id}`
    }
    case 'Share':
      return `https://t.me/share/url?${queryOf(self)}`
    case 'User':
      return `tg://user?id=${self.id}`
    case 'Start':
    case 'StartGroup':
    case 'StartChannel':
    case 'StartAttach':
      return `https://t.me/${self.bot}?${queryOf(self)}`
  }
}

/**
 * The link as `tg://…`, which opens the app directly, without the browser. Throws as `toString` does.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { toTg } from '@pipegram/core/DeepLink'
 *
 *   assert.strictEqual(
 *     toTg({ _tag: 'Start', bot: 'test_bot', payload: 'abc' }),
 *     'tg://resolve?domain=test_bot&start=abc',
 *   )
 */
export const toTg = (self: DeepLink): string => {
  refuse(self)
  switch (self._tag) {
    case 'Chat':
      return `tg://resolve?domain=${self.username}`
    case 'Message': {
      const chat =
        typeof self.chat === 'number'
          ? `privatepost?channel=${bareId(self.chat)}`
          : `resolve?domain=${self.chat}`
      const thread = self.message_thread_id === undefined ? '' : `&thread=${self.message_thread_id}`
      return `tg://${chat}&post=${self.message_id}${thread}`
    }
    case 'Share':
      return `tg://msg_url?${queryOf(self)}`
    case 'User':
      return `tg://user?id=${self.id}`
    case 'StartApp': {
      const app = self.app === undefined ? '' : `&appname=${self.app}`
      return `tg://resolve?domain=${self.bot}${app}&${queryOf(self)}`
    }
    case 'Start':
    case 'StartGroup':
    case 'StartChannel':
    case 'StartAttach':
      return `tg://resolve?domain=${self.bot}&${queryOf(self)}`
  }
}

// private

const webLink = /^(?:https?:\/\/)?(?:www\.)?(?:t\.me|telegram\.(?:me|dog))\/([^?#]*)(?:\?([^#]*))?(?:#.*)?$/i

const refuse = (self: DeepLink): void => {
  const fault = faultIn(self)
  if (fault !== undefined) throw new RangeError(`A link cannot have ${fault}.`)
}

const checked = (link: DeepLink | undefined): O.Option<DeepLink> =>
  link === undefined || faultIn(link) !== undefined ? O.none : O.some(link)

type Query = Extract<DeepLink, { readonly _tag: `Start${string}` | 'Share' }>

const queryOf = (self: Query): string => {
  const pair = (name: string, value: string | undefined): ReadonlyArray<string> =>
    value === undefined || value === '' ? [] : [`${name}=${value}`]
  const start = (name: string, payload: string | undefined): ReadonlyArray<string> => [
    payload === undefined ? name : `${name}=${payload}`,
  ]
  switch (self._tag) {
    case 'Start':
      return start('start', self.payload).join('')
    case 'StartGroup':
      return [...start('startgroup', self.payload), ...pair('admin', self.admin?.join('+'))].join('&')
    case 'StartChannel':
      return ['startchannel', ...pair('admin', self.admin.join('+'))].join('&')
    case 'StartApp':
      return [...start('startapp', self.payload), ...pair('mode', self.mode)].join('&')
    case 'StartAttach':
      return [...start('startattach', self.payload), ...pair('choose', self.choose?.join('+'))].join('&')
    case 'Share':
      return [
        `url=${encodeURIComponent(self.url)}`,
        ...pair('text', encodeURIComponent(self.text ?? '')),
      ].join('&')
  }
}
