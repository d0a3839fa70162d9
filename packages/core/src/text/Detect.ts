// What Telegram marks in a text by itself: mentions, commands, hashtags, cashtags, links and addresses. It
// marks phone numbers too, by rules that are not public: they are not found here.
// https://core.telegram.org/bots/api#messageentity

import type { MessageEntity } from '../types/Types.ts'
import { cards } from './internal/detect/Cards.ts'
import * as Detected from './internal/detect/Detected.ts'
import { isAddress } from './internal/detect/Domain.ts'
import * as Links from './internal/detect/Links.ts'
import * as Words from './internal/detect/Words.ts'
import { apart, isTold, type EntityPlace } from './internal/entities/Kind.ts'

export type { EntityPlace }

// constructors

/**
 * What Telegram marks in a text, in order, none over another. Offsets are UTF-16. Time grows with the text,
 * whatever it is. What stands in code or behind a link is not marked: `Entities.fixUp` sees to that.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as Detect from '@pipegram/core/Detect'
 *
 *   assert.deepStrictEqual(Detect.fromText('/start, see telegram.org'), [
 *     { type: 'bot_command', offset: 0, length: 6 },
 *     { type: 'url', offset: 12, length: 12 },
 *   ])
 */
export const fromText = (text: string): ReadonlyArray<MessageEntity> => Detected.fromText(text).filter(isTold)

/**
 * Mentions: `@` and 4 to 32 letters of ASCII, digits and `_`. The short names of some bots of Telegram count
 * too.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as Detect from '@pipegram/core/Detect'
 *
 *   assert.deepStrictEqual(Detect.mentions('@durov @gif @you a@home'), [
 *     { offset: 0, length: 6 },
 *     { offset: 7, length: 4 },
 *   ])
 */
export const mentions: (text: string) => ReadonlyArray<EntityPlace> = Words.mentions

/**
 * Commands: `/` and 1 to 64 letters of ASCII, digits and `_`, with or without `@` and a name of 3 to 32.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as Detect from '@pipegram/core/Detect'
 *
 *   assert.deepStrictEqual(Detect.commands('/go and/or /go/on'), [{ offset: 0, length: 3 }])
 */
export const commands: (text: string) => ReadonlyArray<EntityPlace> = Words.commands

/**
 * Hashtags: `#` and up to 256 letters of any script, digits, `_` and `·`, one of them a letter; with or
 * without `@` and a name.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as Detect from '@pipegram/core/Detect'
 *
 *   assert.deepStrictEqual(Detect.hashtags('#1 #a1 #привет'), [
 *     { offset: 3, length: 3 },
 *     { offset: 7, length: 7 },
 *   ])
 */
export const hashtags: (text: string) => ReadonlyArray<EntityPlace> = Words.hashtags

/**
 * Cashtags: `$` and 1 to 8 capital letters, or `$1INCH`; with or without `@` and a name.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as Detect from '@pipegram/core/Detect'
 *
 *   assert.deepStrictEqual(Detect.cashtags('$TON $ton'), [{ offset: 0, length: 4 }])
 */
export const cashtags: (text: string) => ReadonlyArray<EntityPlace> = Words.cashtags

/**
 * Links with a protocol (http, https, ftp, tonsite) or with a domain that ends in a known name, and IPv4
 * addresses.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as Detect from '@pipegram/core/Detect'
 *
 *   assert.deepStrictEqual(Detect.links('see (telegram.org/faq), or main.ts'), [{ offset: 5, length: 16 }])
 */
export const links = (text: string): ReadonlyArray<EntityPlace> => placesOf('url', text)

/**
 * Links to Telegram itself: `tg://` and `ton://`, with a name of letters of ASCII, digits, `_` and `-`. None
 * over another.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as Detect from '@pipegram/core/Detect'
 *
 *   assert.deepStrictEqual(Detect.ownLinks('tg://resolve?domain=durov'), [{ offset: 0, length: 25 }])
 */
export const ownLinks = (text: string): ReadonlyArray<EntityPlace> => apart(Links.ownLinks(text))

/**
 * Email addresses, without the `mailto:` before them.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as Detect from '@pipegram/core/Detect'
 *
 *   assert.deepStrictEqual(Detect.emails('mailto:ann@example.org'), [{ offset: 7, length: 15 }])
 */
export const emails = (text: string): ReadonlyArray<EntityPlace> => placesOf('email', text)

/**
 * Bank card numbers: 13 to 19 digits, with spaces and hyphens between, whose check digit and length are
 * right. Telegram marks them for its applications and does not tell bots, so `fromText` leaves them out. Do
 * not log what this finds.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as Detect from '@pipegram/core/Detect'
 *
 *   assert.deepStrictEqual(Detect.bankCards('4242 4242 4242 4242'), [{ offset: 0, length: 19 }])
 */
export const bankCards: (text: string) => ReadonlyArray<EntityPlace> = cards

// guards

/**
 * Whether a text is an email address that Telegram would mark.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as Detect from '@pipegram/core/Detect'
 *
 *   assert.ok(Detect.isEmail('ann.b+news@example.org'))
 *   assert.ok(!Detect.isEmail('ann@localhost'))
 */
export const isEmail: (text: string) => boolean = isAddress

// private

const placesOf = (type: Links.Link['type'], text: string): ReadonlyArray<EntityPlace> =>
  Links.links(text).flatMap((link) =>
    link.type === type ? [{ offset: link.offset, length: link.length }] : [],
  )
