// What is wrong with a link into Telegram.

import * as O from 'fp-ts/lib/Option.js'
import { toChannelNumber } from '../../types/Id.ts'
import type { DeepLink } from './DeepLinkModel.ts'

// destructors

/** What is wrong with a link, in words that follow "A link cannot have ". `undefined` if nothing is wrong. */
export const faultIn = (self: DeepLink): string | undefined =>
  nameFault(self) ?? payloadFault(self) ?? appFault(self) ?? numberFault(self) ?? shareFault(self)

/** The number of a chat in its links; 0 if the chat cannot be linked. */
export const bareId = (chat: number): number => O.getOrElse(() => 0)(toChannelNumber(chat))

// private

const username = /^[A-Za-z]\w{2,31}$/

// Paths that t.me itself uses, although they could be usernames.
const reserved: ReadonlySet<string> = new Set([
  'addemoji',
  'addlist',
  'addstickers',
  'addtheme',
  'boost',
  'confirmphone',
  'contact',
  'giftcode',
  'invoice',
  'joinchat',
  'login',
  'msg',
  'nft',
  'proxy',
  'setlanguage',
  'share',
  'socks',
])

const isName = (name: string): boolean => username.test(name) && !reserved.has(name.toLowerCase())

const isId = (id: number): boolean => Number.isSafeInteger(id) && id > 0

const nameIn = (self: DeepLink): string | undefined => {
  if ('bot' in self) return self.bot
  if (self._tag === 'Chat') return self.username
  return self._tag === 'Message' && typeof self.chat === 'string' ? self.chat : undefined
}

const nameFault = (self: DeepLink): string | undefined => {
  const name = nameIn(self)
  return name === undefined || isName(name)
    ? undefined
    : `"${name}" as a username: use 3–32 letters, digits and "_", without "@", and a letter first`
}

const payloadFault = (self: DeepLink): string | undefined => {
  const payload = 'payload' in self ? self.payload : undefined
  const max = self._tag === 'StartApp' ? 512 : 64
  return payload === undefined || (/^[\w-]+$/.test(payload) && payload.length <= max)
    ? undefined
    : `"${payload}" as its payload: use 1–${max} letters, digits, "_" and "-"`
}

const appFault = (self: DeepLink): string | undefined =>
  self._tag !== 'StartApp' || self.app === undefined || username.test(self.app)
    ? undefined
    : `"${self.app}" as the name of an app: use 3–32 letters, digits and "_", and a letter first`

const numberFault = (self: DeepLink): string | undefined => {
  if (self._tag === 'User') return isId(self.id) ? undefined : `${self.id} as the id of a user`
  if (self._tag !== 'Message') return undefined
  const { chat, message_id, message_thread_id = 1 } = self
  return [message_id, message_thread_id, typeof chat === 'number' ? bareId(chat) : 1].every(isId)
    ? undefined
    : 'these numbers: the id of a message is above 0, and the id of a chat is "-100…"'
}

const shareFault = (self: DeepLink): string | undefined => {
  if (self._tag !== 'Share') return undefined
  if (self.url === '') return 'nothing to share: "url" is empty'
  return [self.url, self.text ?? ''].every((text) => text.isWellFormed())
    ? undefined
    : 'half a surrogate pair'
}
