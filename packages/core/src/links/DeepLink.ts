// Links into Telegram: to a bot with a payload, to its Mini App, to a message; and links that share.
// https://core.telegram.org/bots/features#deep-linking
// https://core.telegram.org/api/links

import * as O from 'fp-ts/lib/Option.js'
import { toChannelNumber } from '../types/Id.ts'

// model

/**
 * A right that a link asks for, for the bot that is added.
 * https://core.telegram.org/bots/features#deep-linking
 */
export type AdminRight = (typeof adminRights)[number]

/** Kinds of chats that a user may choose from. */
export type ChatKind = (typeof chatKinds)[number]

/**
 * A link into Telegram. Usernames are without the `@`; a payload is `[A-Za-z0-9_-]`, 1–64 of them, and 1–512
 * for an app.
 */
export type DeepLink =
  /** A public user, bot, group or channel. */
  | { readonly _tag: 'Chat'; readonly username: string }
  /** The private chat with a bot: the user presses Start, and the bot gets `/start payload`. */
  | { readonly _tag: 'Start'; readonly bot: string; readonly payload: string }
  /** Adds a bot to a group of the user's choice: it gets `/start payload` there. */
  | {
      readonly _tag: 'StartGroup'
      readonly bot: string
      readonly payload?: string
      readonly admin?: ReadonlyArray<AdminRight>
    }
  /** Adds a bot to a channel, as an administrator. */
  | { readonly _tag: 'StartChannel'; readonly bot: string; readonly admin: ReadonlyArray<AdminRight> }
  /** Opens the main Mini App of a bot, or the one with a name. */
  | {
      readonly _tag: 'StartApp'
      readonly bot: string
      readonly app?: string
      readonly payload?: string
      readonly mode?: 'compact' | 'fullscreen'
    }
  /** Opens a bot's app from the attachment menu, in this chat or in one of the user's choice. */
  | {
      readonly _tag: 'StartAttach'
      readonly bot: string
      readonly payload?: string
      readonly choose?: ReadonlyArray<ChatKind>
    }
  /** A message: of a public chat by its username, of any other by its id, `-100…`. */
  | {
      readonly _tag: 'Message'
      readonly chat: string | number
      readonly message_id: number
      readonly message_thread_id?: number
    }
  /** Offers to send a link, with a text below it, to chats of the user's choice. */
  | { readonly _tag: 'Share'; readonly url: string; readonly text?: string }
  /** A user by id, for whom they let it: for buttons and text links only. */
  | { readonly _tag: 'User'; readonly id: number }

const adminRights = [
  'change_info',
  'post_messages',
  'edit_messages',
  'delete_messages',
  'restrict_members',
  'invite_users',
  'pin_messages',
  'manage_topics',
  'promote_members',
  'manage_video_chats',
  'anonymous',
  'manage_chat',
  'post_stories',
  'edit_stories',
  'delete_stories',
  'manage_direct_messages',
] as const

const chatKinds = ['users', 'bots', 'groups', 'channels'] as const

// constructors

/**
 * Reads a link to `t.me`, `name.t.me`, `telegram.me` or `telegram.dog`, with or without its scheme, or a
 * `tg:` link. None is what is no such link, or breaks its limits.
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
  const web =
    /^(?:https?:\/\/)?(?:www\.)?(?:t\.me|telegram\.me|telegram\.dog)\/([^?#]*)(?:\?([^#]*))?(?:#.*)?$/i.exec(
      path,
    )
  return web === null
    ? O.none
    : checked(fromPath((web[1] ?? '').replace(/\/$/, '').split('/'), new URLSearchParams(web[2])))
}

// destructors

/**
 * The link as `https://t.me/…`, which works everywhere; of a user as `tg://user`. It throws a `RangeError` on
 * a name, a payload or a number that cannot stand in a link.
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
      return `https://t.me/${path}/${self.message_thread_id === undefined ? '' : `${self.message_thread_id}/`}${self.message_id}`
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
 * The link as `tg://…`, which opens the app without a way through the browser.
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
    case 'Message':
      return `tg://${typeof self.chat === 'number' ? `privatepost?channel=${bareId(self.chat)}` : `resolve?domain=${self.chat}`}&post=${self.message_id}${self.message_thread_id === undefined ? '' : `&thread=${self.message_thread_id}`}`
    case 'Share':
      return `tg://msg_url?${queryOf(self)}`
    case 'User':
      return `tg://user?id=${self.id}`
    case 'StartApp':
      return `tg://resolve?domain=${self.bot}${self.app === undefined ? '' : `&appname=${self.app}`}&${queryOf(self)}`
    case 'Start':
    case 'StartGroup':
    case 'StartChannel':
    case 'StartAttach':
      return `tg://resolve?domain=${self.bot}&${queryOf(self)}`
  }
}

// private

const username = /^[A-Za-z]\w{2,31}$/

// What t.me uses for itself, though it could be a username.
const reserved =
  /^(?:add(?:emoji|list|stickers|theme)|boost|confirmphone|contact|giftcode|invoice|joinchat|login|msg|nft|proxy|setlanguage|share|socks)$/i

const isName = (name: string): boolean => username.test(name) && !reserved.test(name)

const isId = (id: number): boolean => Number.isSafeInteger(id) && id > 0

// The number of a chat in its links; 0, which is none, where it has no links.
const bareId = (chat: number): number => O.getOrElse(() => 0)(toChannelNumber(chat))

// What is wrong with a link, in words that go after "A link cannot have ".
const faultIn = (self: DeepLink): string | undefined => {
  const names =
    'bot' in self
      ? [self.bot]
      : self._tag === 'Chat'
        ? [self.username]
        : self._tag === 'Message' && typeof self.chat === 'string'
          ? [self.chat]
          : []
  const texts = self._tag === 'Share' ? [self.url, self.text ?? ''] : []
  const numbers =
    self._tag === 'User'
      ? [self.id]
      : self._tag === 'Message'
        ? [
            self.message_id,
            self.message_thread_id ?? 1,
            typeof self.chat === 'number' ? bareId(self.chat) : 1,
          ]
        : []
  const payload = 'payload' in self ? self.payload : undefined
  const most = self._tag === 'StartApp' ? 512 : 64
  const name = names.find((each) => !isName(each))
  if (name !== undefined)
    return `"${name}" as a username: use 3–32 letters, digits and "_", without "@", and a letter first`
  if (payload !== undefined && (!/^[\w-]+$/.test(payload) || payload.length > most))
    return `"${payload}" as its payload: use 1–${most} letters, digits, "_" and "-"`
  if (self._tag === 'StartApp' && self.app !== undefined && !username.test(self.app))
    return `"${self.app}" as the name of an app: use 3–32 letters, digits and "_", and a letter first`
  if (numbers.some((id) => !isId(id)))
    return self._tag === 'User'
      ? `${self.id} as the id of a user`
      : 'such numbers: those of messages are above 0, and the id of a chat is "-100…"'
  if (self._tag === 'Share' && self.url === '') return 'nothing to share: "url" is empty'
  return texts.every((text) => text.isWellFormed()) ? undefined : 'half a surrogate pair'
}

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

// What a part of a link says, unless it is empty.
const given = (value: string | null): string | undefined =>
  value === null || value === '' ? undefined : value

const listed = <A extends string>(known: ReadonlyArray<A>, value: string | null): ReadonlyArray<A> => {
  const words = (value ?? '').split(/[ +]/)
  return known.filter((each) => words.includes(each))
}

const numberOf = (text: string | null | undefined): number =>
  /^\d{1,15}$/.test(text ?? '') ? Number(text) : Number.NaN

const fromBot = (bot: string, app: string | null, query: URLSearchParams): DeepLink => {
  const payload = (name: string): { readonly payload?: string } => {
    const text = given(query.get(name))
    return text === undefined ? {} : { payload: text }
  }
  const admin = listed(adminRights, query.get('admin'))
  if (query.has('startgroup'))
    return { _tag: 'StartGroup', bot, ...payload('startgroup'), ...(admin.length === 0 ? {} : { admin }) }
  if (query.has('startchannel')) return { _tag: 'StartChannel', bot, admin }
  if (query.has('startattach')) {
    const choose = listed(chatKinds, query.get('choose'))
    return { _tag: 'StartAttach', bot, ...payload('startattach'), ...(choose.length === 0 ? {} : { choose }) }
  }
  if (query.has('startapp') || app !== null) {
    const [mode] = listed(['compact', 'fullscreen'], query.get('mode'))
    return {
      _tag: 'StartApp',
      bot,
      ...(app === null ? {} : { app }),
      ...payload('startapp'),
      ...(mode === undefined ? {} : { mode }),
    }
  }
  const start = given(query.get('start'))
  return start === undefined ? { _tag: 'Chat', username: bot } : { _tag: 'Start', bot, payload: start }
}

const messageIn = (chat: string | number, ids: ReadonlyArray<string>, query: URLSearchParams): DeepLink => {
  const thread = ids.length > 1 ? ids[0] : query.get('thread')
  return {
    _tag: 'Message',
    chat,
    message_id: numberOf(ids.at(-1)),
    ...(thread === null || thread === undefined ? {} : { message_thread_id: numberOf(thread) }),
  }
}

const shareOf = (query: URLSearchParams): DeepLink => {
  const text = given(query.get('text'))
  return { _tag: 'Share', url: query.get('url') ?? '', ...(text === undefined ? {} : { text }) }
}

const privateChat = (bare: string | null): number => -1_000_000_000_000 - numberOf(bare)

const fromPath = (
  [first = '', ...rest]: ReadonlyArray<string>,
  query: URLSearchParams,
): DeepLink | undefined => {
  if (first === 'share')
    return rest.length === 0 || (rest.length === 1 && rest[0] === 'url') ? shareOf(query) : undefined
  if (first === 'c')
    return rest.length === 2 || rest.length === 3
      ? messageIn(privateChat(rest[0] ?? null), rest.slice(1), query)
      : undefined
  if (rest.length > 2) return undefined
  if (rest.length === 0) return fromBot(first, null, query)
  return rest.every((id) => /^\d+$/.test(id))
    ? messageIn(first, rest, query)
    : rest.length === 1
      ? fromBot(first, rest[0] ?? null, query)
      : undefined
}

const fromTg = (action: string, query: URLSearchParams): DeepLink | undefined => {
  const post = query.get('post')
  switch (action) {
    case 'resolve': {
      const name = query.get('domain') ?? ''
      return post === null ? fromBot(name, query.get('appname'), query) : messageIn(name, [post], query)
    }
    case 'privatepost':
      return messageIn(privateChat(query.get('channel')), [post ?? ''], query)
    case 'msg_url':
    case 'share':
      return shareOf(query)
    case 'user':
      return { _tag: 'User', id: numberOf(query.get('id')) }
    default:
      return undefined
  }
}
