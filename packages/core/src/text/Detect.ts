// The entities that Telegram detects in a text: mentions, commands, hashtags, cashtags, links and email
// addresses. Telegram also detects phone numbers, by rules that are not public; this module does not.
// https://core.telegram.org/bots/api#messageentity
//
// Wing `text`: formatted text as a value, its reading and writing, and Telegram's changes to it.

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
 * All entities that Telegram detects in a text, sorted and disjoint. Offsets and lengths count UTF-16 code
 * units. It takes linear time for any text. Telegram detects nothing inside code and links: `Entities.fixUp`
 * applies this rule.
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
 * Mentions: `@` and 4 to 32 ASCII letters, digits and `_`, or the shorter name of one of Telegram's own bots.
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
 * Commands: `/` and 1 to 64 ASCII letters, digits and `_`, with or without `@` and a username of 3 to 32.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as Detect from '@pipegram/core/Detect'
 *
 *   assert.deepStrictEqual(Detect.commands('/go and/or /go/on'), [{ offset: 0, length: 3 }])
 */
export const commands: (text: string) => ReadonlyArray<EntityPlace> = Words.commands

/**
 * Hashtags: `#` and up to 256 letters of any script, digits, `_` and `·`, with at least one letter; with or
 * without `@` and a username.
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
 * Cashtags: `$` and 1 to 8 capital letters, or `$1INCH`; with or without `@` and a username.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as Detect from '@pipegram/core/Detect'
 *
 *   assert.deepStrictEqual(Detect.cashtags('$TON $ton'), [{ offset: 0, length: 4 }])
 */
export const cashtags: (text: string) => ReadonlyArray<EntityPlace> = Words.cashtags

/**
 * Links: with a protocol (http, https, ftp, tonsite), with a domain that ends in a known top-level domain, or
 * with an IPv4 address.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as Detect from '@pipegram/core/Detect'
 *
 *   assert.deepStrictEqual(Detect.links('see (telegram.org/faq), or main.ts'), [{ offset: 5, length: 16 }])
 */
export const links = (text: string): ReadonlyArray<EntityPlace> => placesOf('url', text)

/**
 * Telegram's own links: `tg://` and `ton://`, with a name of ASCII letters, digits, `_` and `-`. They are
 * disjoint.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as Detect from '@pipegram/core/Detect'
 *
 *   assert.deepStrictEqual(Detect.ownLinks('tg://resolve?domain=durov'), [{ offset: 0, length: 25 }])
 */
export const ownLinks = (text: string): ReadonlyArray<EntityPlace> => apart(Links.ownLinks(text))

/**
 * Email addresses, without a `mailto:` before them.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as Detect from '@pipegram/core/Detect'
 *
 *   assert.deepStrictEqual(Detect.emails('mailto:ann@example.org'), [{ offset: 7, length: 15 }])
 */
export const emails = (text: string): ReadonlyArray<EntityPlace> => placesOf('email', text)

/**
 * Bank card numbers: 13 to 19 digits with a valid check digit and length, perhaps separated by spaces and
 * hyphens. Telegram marks them in its apps but does not send them to bots, so `fromText` leaves them out. Do
 * not log the result.
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
 * Whether a text is an email address that Telegram detects.
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
