// Words that begin with a special character: mentions, commands, hashtags, cashtags.

import type { EntityPlace } from '../entities/Kind.ts'

// constructors

/** `@name` of 4 to 32 ASCII letters, digits and `_`, or the shorter name of one of Telegram's own bots. */
export const mentions = (text: string): ReadonlyArray<EntityPlace> =>
  placesOf(text, mention, (match) => match.length > 4 || shortNames.has(match.toLowerCase()))

/** `/name` of 1 to 64 ASCII letters, digits and `_`, with or without `@bot`. */
export const commands = (text: string): ReadonlyArray<EntityPlace> => placesOf(text, command)

/** `$` and 1 to 8 capital letters, with or without `@name`. */
export const cashtags = (text: string): ReadonlyArray<EntityPlace> =>
  placesOf(text, cashtag, (match, offset) => isFree(text, offset, offset + match.length))

/**
 * `#` and letters of any script, digits, `_` and `·`, with at least one letter, with or without `@name`.
 * Characters after the first 256 are left out.
 */
export const hashtags = (text: string): ReadonlyArray<EntityPlace> => {
  const found: Array<EntityPlace> = []
  for (const { 0: match, 1: tag = '', index } of text.matchAll(hashtag)) {
    const length =
      tag.length <= mostLetters
        ? tag.length
        : Array.from(tag.slice(0, 2 * mostLetters))
            .slice(0, mostLetters)
            .join('').length
    const end = index + (length < tag.length ? length + 1 : match.length)
    if (text[Math.max(end, index + 1 + tag.length)] !== '#' && /\p{L}/u.test(tag.slice(0, length)))
      found.push({ offset: index, length: end - index })
  }
  return found
}

// private

const mostLetters = 256

const placesOf = (
  text: string,
  pattern: RegExp,
  isOne: (match: string, offset: number) => boolean = () => true,
): ReadonlyArray<EntityPlace> => {
  const places: Array<EntityPlace> = []
  for (const { 0: match, index } of text.matchAll(pattern))
    if (isOne(match, index)) places.push({ offset: index, length: match.length })
  return places
}

// Each pattern begins with its special character and looks back from there, so that the engine tries no other
// places.

const mention = /@(?<![\p{L}\p{N}_]@)\w{3,32}(?![\p{L}\p{N}_])/gu

// Telegram's own bots with names of three letters.
const shortNames: ReadonlySet<string> = new Set(['@gif', '@nft', '@pic', '@ufc', '@vid'])

// An `@` after the name must begin the username of a bot.
const command = /\/(?<![\p{L}\p{N}_/<>]\/)\w{1,64}(?:@\w{3,32}|(?!@))(?![\p{L}\p{N}_/<>])/gu

const hashtag =
  /#(?<![\p{L}\p{Nd}_\u200c\u00b7\u0d80-\u0dff]#)([\p{L}\p{Nd}_\u200c\u00b7\u0d80-\u0dff]+)(?:@\w{3,32})?/gu

// `(?=(…)?)\1` matches the whole name or nothing.
const cashtag = /\$(?:1INCH|[A-Z]{1,8}(?![A-Z]))(?=(@\w{3,32}(?!\w))?)\1/gu

// True if no letter, digit or `$` touches a cashtag.
const isFree = (text: string, start: number, end: number): boolean =>
  !/[\p{L}\p{Nd}_\u200c\u00b7\u0d80-\u0dff$]$/u.test(text.slice(Math.max(start - 2, 0), start)) &&
  !/^[\p{L}\p{Nd}_\u200c\u00b7\u0d80-\u0dff$]/u.test(text.slice(end, end + 2))
