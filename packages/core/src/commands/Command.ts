// Commands in messages: `/name@bot rest`. Telegram marks a command as an entity at the very beginning of the
// text.
// https://core.telegram.org/bots/features#commands

import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Message, MessageEntity, User } from '../types/Types.ts'

// model

/** A command as a user typed it. */
export interface ParsedCommand {
  /** Lower case, without the slash. */
  readonly name: string
  /** The bot that the command names, in lower case and without the `@`. `undefined` if it names no bot. */
  readonly bot: string | undefined
  /** The text after the command, without white space around it. */
  readonly rest: string
  /** The start of `rest` in the text of the message, in UTF-16 units, as entities count. */
  readonly offset: number
  /** The text before the name instead of a slash. */
  readonly prefix?: string
}

/** A word of a command. */
export interface Word {
  /** Without the quotation marks around it. */
  readonly text: string
  /** The start of the word, in UTF-16 units of the message. */
  readonly offset: number
  /** The length of the word in the message, with its quotation marks. */
  readonly length: number
}

/** A quotation mark that opens and is not closed. */
export interface UnclosedQuote {
  readonly _tag: 'UnclosedQuote'
  readonly quote: string
  /** The position of the mark, in UTF-16 units of the message. */
  readonly offset: number
}

// constructors

/**
 * The command at the beginning of the text of a message. `none` for a caption: see `fromCaption`.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as O from 'fp-ts/lib/Option.js'
 *   import * as Command from '@pipegram/core/Command'
 *   import { message } from '@pipegram/testing/Build'
 *
 *   assert.deepStrictEqual(
 *     Command.fromMessage(message('/Add@Test_Bot 1 2')),
 *     O.some({ name: 'add', bot: 'test_bot', rest: '1 2', offset: 14 }),
 *   )
 */
export const fromMessage = ({ text, entities }: Message): O.Option<ParsedCommand> => fromText(text, entities)

/**
 * The command at the beginning of the caption of a photo, a video or a file.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as O from 'fp-ts/lib/Option.js'
 *   import * as Command from '@pipegram/core/Command'
 *   import { message } from '@pipegram/testing/Build'
 *
 *   const photo = {
 *     ...message(''),
 *     caption: '/tag sea',
 *     caption_entities: [{ type: 'bot_command' as const, offset: 0, length: 4 }],
 *   }
 *
 *   assert.deepStrictEqual(
 *     Command.fromCaption(photo),
 *     O.some({ name: 'tag', bot: undefined, rest: 'sea', offset: 5 }),
 *   )
 */
export const fromCaption = ({ caption, caption_entities }: Message): O.Option<ParsedCommand> =>
  fromText(caption, caption_entities)

/**
 * The command at the beginning of a text, with a prefix such as `!` instead of the slash. Its name is the
 * rest of the first word.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as O from 'fp-ts/lib/Option.js'
 *   import * as Command from '@pipegram/core/Command'
 *
 *   const fromText = Command.fromPrefix(['!', '.'])
 *
 *   assert.deepStrictEqual(
 *     fromText('!Ban @ann spam'),
 *     O.some({ name: 'ban', bot: undefined, rest: '@ann spam', offset: 5, prefix: '!' }),
 *   )
 *   assert.deepStrictEqual(fromText('Wow! Ban'), O.none)
 */
export const fromPrefix = (prefixes: ReadonlyArray<string>): ((text: string) => O.Option<ParsedCommand>) => {
  // If both `!` and `!!` match, the longer one counts.
  const sorted = prefixes.toSorted((a, b) => b.length - a.length)
  return (text) => {
    const word = /^\S+/.exec(text)?.[0] ?? ''
    const prefix = sorted.find((each) => each.length < word.length && word.startsWith(each))
    return prefix === undefined
      ? O.none
      : O.some({ ...commandOf(text, word.slice(prefix.length), word.length), bot: undefined, prefix })
  }
}

// guards

/**
 * True if a command is for this bot: it names this bot, or no bot.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as O from 'fp-ts/lib/Option.js'
 *   import * as Command from '@pipegram/core/Command'
 *   import { me, message } from '@pipegram/testing/Build'
 *
 *   const isOurs = (text: string) => O.exists(Command.isFor(me))(Command.fromMessage(message(text)))
 *
 *   assert.ok(isOurs('/start') && isOurs('/start@test_bot') && !isOurs('/start@other_bot'))
 */
export const isFor =
  (me: User) =>
  ({ bot }: ParsedCommand): boolean =>
    bot === undefined || bot === me.username?.toLowerCase()

export { isBySender } from './internal/Authorship.ts'

// destructors

/**
 * The words after a command, separated by white space. Quotation marks, straight or typographic, keep words
 * together. A mark opens only at the beginning of a word, and closes only at the end of one. So the marks in
 * `it's` and `5"` are ordinary characters. Between quotation marks, `\` before a mark or another `\` means
 * that character.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import * as O from 'fp-ts/lib/Option.js'
 *   import * as Command from '@pipegram/core/Command'
 *   import { message } from '@pipegram/testing/Build'
 *
 *   const words = O.map(Command.words)(Command.fromMessage(message("/tag “two words” it's")))
 *
 *   assert.deepStrictEqual(
 *     words,
 *     O.some(
 *       E.right([
 *         { text: 'two words', offset: 5, length: 11 },
 *         { text: "it's", offset: 17, length: 4 },
 *       ]),
 *     ),
 *   )
 */
export const words = (self: ParsedCommand): E.Either<UnclosedQuote, ReadonlyArray<Word>> => {
  const found: Array<Word> = []
  for (let from = self.offset; ;) {
    const word = wordAt(self, from)
    if (E.isLeft(word)) return word
    if (O.isNone(word.right)) return E.right(found)
    found.push(word.right.value)
    from = word.right.value.offset + word.right.value.length
  }
}

/**
 * The first word at or after an offset. `none` at the end of the text.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as E from 'fp-ts/lib/Either.js'
 *   import * as O from 'fp-ts/lib/Option.js'
 *   import * as Command from '@pipegram/core/Command'
 *
 *   const command: Command.ParsedCommand = { name: 'go', bot: undefined, rest: 'a b', offset: 4 }
 *
 *   assert.deepStrictEqual(Command.wordAt(command, 5), E.right(O.some({ text: 'b', offset: 6, length: 1 })))
 */
export const wordAt = (
  { rest, offset }: ParsedCommand,
  from: number,
): E.Either<UnclosedQuote, O.Option<Word>> => {
  const start = indexFrom(/\S/g, rest, from - offset)
  if (start === rest.length) return E.right(O.none)
  const quote = rest.charAt(start)
  if (closersOf(quote) === undefined) {
    const end = indexFrom(/\s/g, rest, start)
    const isEscaped = quote === '\\' && closersOf(rest.charAt(start + 1)) !== undefined
    return E.right(
      O.some({
        text: rest.slice(isEscaped ? start + 1 : start, end),
        offset: offset + start,
        length: end - start,
      }),
    )
  }
  const found = quoted(rest, start)
  return found === undefined
    ? E.left({ _tag: 'UnclosedQuote', quote, offset: offset + start })
    : E.right(O.some({ text: found.text, offset: offset + start, length: found.end - start }))
}

/**
 * The command as it was typed, without the words after it and without the name of a bot.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as O from 'fp-ts/lib/Option.js'
 *   import * as Command from '@pipegram/core/Command'
 *
 *   assert.deepStrictEqual(O.map(Command.typed)(Command.fromPrefix(['!'])('!Ban Ann')), O.some('!ban'))
 */
export const typed = ({ name, prefix = '/' }: ParsedCommand): string => prefix + name

/**
 * Words as a user would have to type them, with quotation marks where they are needed.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as Command from '@pipegram/core/Command'
 *
 *   assert.strictEqual(
 *     Command.fromWords(['a', 'two words', 'say "hi"', '']),
 *     'a "two words" "say \\"hi\\"" ""',
 *   )
 */
export const fromWords = (texts: ReadonlyArray<string>): string =>
  texts
    .map((text) =>
      text === '' || /\s|\\|"/.test(text) || closersOf(text.charAt(0)) !== undefined
        ? `"${text.replaceAll(/["\\]/g, '\\$&')}"`
        : text,
    )
    .join(' ')

// private

const fromText = (
  text: string | undefined,
  entities: ReadonlyArray<MessageEntity> | undefined,
): O.Option<ParsedCommand> => {
  // The command may not be the first entity: a bold or quoted passage comes before the entities in it.
  const entity = entities?.find(({ type, offset }) => type === 'bot_command' && offset === 0)
  if (text === undefined || entity === undefined) return O.none
  const [name = '', bot] = text.slice(1, entity.length).toLowerCase().split('@')
  return name === '' ? O.none : O.some({ ...commandOf(text, name, entity.length), bot })
}

const commandOf = (
  text: string,
  name: string,
  end: number,
): Pick<ParsedCommand, 'name' | 'rest' | 'offset'> => {
  const rest = text.slice(end).trim()
  return { name: name.toLowerCase(), rest, offset: rest === '' ? text.length : indexFrom(/\S/g, text, end) }
}

const indexFrom = (pattern: RegExp, text: string, from: number): number => {
  pattern.lastIndex = from
  return pattern.exec(text)?.index ?? text.length
}

// Each opening mark with the marks that close it. Phones insert different kinds, and sometimes only one of a
// pair.
const marks = ['""', "''", '“”“"', '„“”"', '””"', "‘’'", "‚‘’'", '«»', '»«»', '「」']

const closersOf = (mark: string): string | undefined =>
  mark === '' ? undefined : marks.find((each) => each.startsWith(mark))?.slice(1)

const isMark = (char: string): boolean => char !== '' && marks.some((each) => each.includes(char))

const quoted = (rest: string, start: number): { readonly text: string; readonly end: number } | undefined => {
  const closers = closersOf(rest.charAt(start)) ?? ''
  let text = ''
  for (let i = start + 1; i < rest.length; i += 1) {
    const char = rest.charAt(i)
    const next = rest.charAt(i + 1)
    if (char === '\\' && (next === '\\' || isMark(next))) {
      text += next
      i += 1
    } else if (closers.includes(char) && (next === '' || /\s/.test(next))) return { text, end: i + 1 }
    else text += char
  }
  return undefined
}
