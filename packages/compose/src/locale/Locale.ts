// Messages in the language of the user, through Fluent. This module needs the package @fluent/bundle, and has
// its own import path.
// https://projectfluent.org/fluent/guide/
//
// Wing `locale`: the texts of a bot in several languages.

import type { Part, Text } from '@pipegram/core/Text'
import { userOf } from '@pipegram/core/Update'
import * as O from 'fp-ts/lib/Option.js'
import type { HasUpdate } from '../pipeline/Context.ts'
import { named, type Middleware } from '../pipeline/Middleware.ts'
import type { CommandInfo } from '../pipeline/Shape.ts'
import type { VariableKind } from './internal/Fluent.ts'
import { languageMatch } from './internal/LanguageMatch.ts'
import { formatsOf } from './internal/MessageFormat.ts'
import { fromSource, primaryOf, type MessageTable } from './internal/Translation.ts'
import { faultsOfTranslations } from './internal/TranslationFaults.ts'

// model

export type { VariableKind } from './internal/Fluent.ts'
export type { MessageTable } from './internal/Translation.ts'

/** The type of a value, by its kind. A text never becomes markup; formatted text keeps its formatting. */
export interface VariableTypes {
  readonly text: Part
  readonly number: number
  readonly date: Date
}

/** The values of a message. */
export type MessageValues<M> = {
  readonly [V in keyof M]: M[V] extends VariableKind ? VariableTypes[M[V]] : never
}

/** What `locale` adds, and `in` returns. */
export interface HasLocale<M extends MessageTable> {
  /** The code of the language, as in the translations. */
  readonly language: string
  /** A message in this language, with its values. Use its `text`, which has no formatting, for buttons. */
  readonly say: <K extends keyof M>(
    key: K,
    ...values: keyof M[K] extends never ? [] : [values: MessageValues<M[K]>]
  ) => Text
}

/** The messages of a bot in several languages. */
export interface TranslationSet<M extends MessageTable> {
  readonly languages: ReadonlyArray<string>
  /**
   * The best match for a language: the same code, else the code without its region (`en` for `en-GB`), else
   * another region, else the fallback.
   */
  readonly in: (wanted: string | undefined) => HasLocale<M>
  /**
   * A message without values, as the description of a command in each language. Spread it into the command.
   */
  readonly describe: (
    key: { [K in keyof M]: keyof M[K] extends never ? K : never }[keyof M],
  ) => Required<Pick<CommandInfo, 'description' | 'descriptions'>>
}

/** Options of `translations`. */
export interface TranslationsOptions<L> {
  /** The language for users of all languages that are not translated. */
  readonly fallback: L
  /** Languages that may lack messages. The fallback replaces a missing message. Default: none. */
  readonly incomplete?: ReadonlyArray<L>
  /**
   * True to isolate the writing direction of values with invisible characters, for languages that are written
   * from right to left. Default: false.
   */
  readonly isolating?: boolean
  /** The time zone of dates, such as `Europe/Kyiv`. Default: `UTC`. */
  readonly timeZone?: string
}

/** Options of `locale`. */
export interface LocaleOptions<R> {
  /** A language that counts before that of the user's app, such as a language that a session keeps. */
  readonly language?: (ctx: R) => string | undefined
}

// constructors

/**
 * The messages of a bot, from one Fluent source per language. HTML tags that Telegram knows are formatting.
 *
 * Throws a `RangeError` when the bot starts, which lists all faults by language and key. Faults are: source
 * that does not parse, a missing message, a reference to a missing name, and markup that Telegram refuses.
 * Faults are also values that the bot does not provide, or provides as another kind.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { fmt, bold } from '@pipegram/core/Text'
 *   import { translations } from '@pipegram/compose/Locale'
 *
 *   const words = translations(
 *     { hello: { name: 'text' }, red: { n: 'number' } },
 *     {
 *       en: 'hello = Hello, <b>{ $name }</b>!\nred = { $n ->\n  [one] a rose\n *[other] { $n } roses\n }',
 *       de: 'hello = Hallo, <b>{ $name }</b>!\nred = { $n ->\n  [one] eine Rose\n *[other] { $n } Rosen\n }',
 *     },
 *     { fallback: 'en' },
 *   )
 *
 *   assert.deepStrictEqual(words.in('de-AT').say('hello', { name: '<Ann>' }), fmt`Hallo, ${bold('<Ann>')}!`)
 *   assert.strictEqual(words.in('fr').say('red', { n: 1 }).text, 'a rose')
 */
export const translations = <const M extends MessageTable, L extends string>(
  messages: M,
  sources: Readonly<Record<L, string>>,
  { fallback, incomplete = [], isolating = false, timeZone = 'UTC' }: TranslationsOptions<NoInfer<L>>,
): TranslationSet<M> => {
  const listed = Object.entries<string>(sources).map(([language, text]) => fromSource(language, text))
  const faults = faultsOfTranslations(messages, listed, { fallback, incomplete, timeZone })
  if (faults.length > 0) throw new RangeError(`These translations cannot be used:\n  ${faults.join('\n  ')}`)

  const formats = new Map(
    listed.map((each) => [each.language, formatsOf(messages, each, { isolating, timeZone })]),
  )
  const sayIn = (language: string, key: string, values?: Readonly<Record<string, unknown>>): Text => {
    const format = formats.get(language)?.get(key) ?? formats.get(fallback)?.get(key)
    if (format === undefined) throw new TypeError(`There is no message \`${key}\`.`)
    return format(values)
  }
  const localeOf = (language: string): HasLocale<M> => ({
    language,
    say: (key, ...[values]) => sayIn(language, String(key), values),
  })
  const match = languageMatch(listed.map(({ language }) => [language, localeOf(language)]))
  const last = localeOf(fallback)
  const inLanguage: TranslationSet<M>['in'] = (wanted) =>
    (wanted === undefined ? undefined : match(wanted)) ?? last
  return {
    languages: listed.map(({ language }) => language),
    in: inLanguage,
    describe: (key) => {
      const said = (language: string): string => sayIn(language, String(key)).text
      // The command menu of Telegram has languages of two letters. Of two regions, the first one counts.
      const codes = new Set(
        listed
          .map(({ language }) => primaryOf(language))
          .filter((code) => code.length === 2 && code !== primaryOf(fallback)),
      )
      return {
        description: said(fallback),
        descriptions: Object.fromEntries([...codes].map((code) => [code, said(inLanguage(code).language)])),
      }
    },
  }
}

/**
 * Adds `say` and `language`. The language is that of the option, else that of the user's app
 * (`language_code`), else the fallback. The option may return any code.
 *
 * @example
 *   import { use } from '@pipegram/compose/Chain'
 *   import { commands } from '@pipegram/compose/CommandTable'
 *   import { locale, translations } from '@pipegram/compose/Locale'
 *   import { reply } from '@pipegram/core/Reply'
 *   import { pipeline } from '@pipegram/compose/Pipeline'
 *
 *   const words = translations(
 *     { start: { name: 'text' }, 'start.about': {} },
 *     {
 *       en: 'start = Hello, { $name }!\n  .about = Say hello',
 *       uk: 'start = Вітаю, { $name }!\n  .about = Привітатися',
 *     },
 *     { fallback: 'en' },
 *   )
 *
 *   const bot = pipeline(
 *     use(locale(words)),
 *     commands({
 *       start: {
 *         ...words.describe('start.about'),
 *         run: ({ call, message, from, say }) =>
 *           call(reply(message, say('start', { name: from.first_name }))),
 *       },
 *     }),
 *   )
 */
export const locale = <M extends MessageTable, R = unknown>(
  words: TranslationSet<M>,
  { language }: LocaleOptions<R> = {},
): Middleware<HasUpdate & R, HasLocale<M>, never> => {
  const locale: Middleware<HasUpdate & R, HasLocale<M>, never> = (ctx, next) =>
    next(words.in(language?.(ctx) ?? O.toUndefined(userOf(ctx.update))?.language_code))
  return named('locale', locale, true)
}
