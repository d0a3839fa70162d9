// What a bot says, in the language of who reads it, by Fluent. This module needs the package @fluent/bundle,
// and is imported by its own name.
// https://projectfluent.org/fluent/guide/

import { FluentBundle, FluentDateTime, FluentResource, type FluentVariable } from '@fluent/bundle'
import { escapeHtmlAttribute, fromHtml } from '@pipegram/core/Html'
import { html } from '@pipegram/core/Template'
import { isText, type Part, type Text } from '@pipegram/core/Text'
import { userOf } from '@pipegram/core/Update'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { HasUpdate } from '../pipeline/Context.ts'
import { named, type Middleware } from '../pipeline/Middleware.ts'
import type { CommandInfo } from '../pipeline/Shape.ts'
import { faultsOf, faultsOfSource, patternOf, type VariableKind } from './internal/Fluent.ts'

// model

export type { VariableKind } from './internal/Fluent.ts'

/** What a bot says: messages by their keys, an attribute after a dot, each with the values that it is given. */
export type Messages = Readonly<Record<string, Readonly<Record<string, VariableKind>>>>

/** A value by its kind. Text can never become markup; formatted text keeps its formatting. */
export interface ValueOf {
  readonly text: Part
  readonly number: number
  readonly date: Date
}

/** The values of a message. */
export type MessageValues<M> = { readonly [V in keyof M]: M[V] extends VariableKind ? ValueOf[M[V]] : never }

/** What `locale` adds, and `in` gives. */
export interface HasLocale<M extends Messages> {
  /** The language that was found, as the translations name it. */
  readonly language: string
  /** A message in this language, with its values: `text` of it is without formatting, for buttons. */
  readonly say: <K extends keyof M>(
    key: K,
    ...values: keyof M[K] extends never ? [] : [values: MessageValues<M[K]>]
  ) => Text
}

/** What a bot says, in several languages. */
export interface TranslationSet<M extends Messages> {
  readonly languages: ReadonlyArray<string>
  /**
   * The best there is for a language: itself, else without its region (`en-GB` is `en`), else of another
   * region, else the fallback.
   */
  readonly in: (wanted: string | undefined) => HasLocale<M>
  /** A message without values as the description of a command, in each language. Spread it into the command. */
  readonly describe: (
    key: { [K in keyof M]: keyof M[K] extends never ? K : never }[keyof M],
  ) => Required<Pick<CommandInfo, 'description' | 'descriptions'>>
}

export interface TranslationsOptions<L> {
  /** The language of who has none of the others. */
  readonly fallback: L
  /** Languages that may lack messages; these are said in the fallback. None unless told. */
  readonly incomplete?: ReadonlyArray<L>
  /**
   * Puts values between characters that keep the direction of writing apart, for languages that are written
   * from right to left. `false` unless told.
   */
  readonly isolating?: boolean
  /** Whose time dates are written in, such as `Europe/Kyiv`; `UTC` unless told. */
  readonly timeZone?: string
}

export interface LocaleOptions<R> {
  /** What goes before the language of the user's app, such as what a session keeps. */
  readonly language?: (ctx: R) => string | undefined
}

// constructors

/**
 * What a bot says, from one source of Fluent for each language. Tags of HTML in it, by those that Telegram
 * knows, are formatting.
 *
 * It throws a `RangeError`, and so when the bot starts, with all that is wrong by language and key: what does
 * not parse, a message that is missing, a value that the bot does not give or gives as another kind, a
 * reference that leads nowhere, markup that Telegram refuses.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { fmt, bold } from '@pipegram/core/Text'
 *   import { translations } from '@pipegram/compose/Locale'
 *
 *   const words = translations(
 *     { hello: { name: 'text' }, apples: { count: 'number' } },
 *     {
 *       en: 'hello = Hello, <b>{ $name }</b>!\napples = { $count ->\n  [one] An apple\n *[other] { $count } apples\n }',
 *       de: 'hello = Hallo, <b>{ $name }</b>!\napples = { $count ->\n  [one] Ein Apfel\n *[other] { $count } Äpfel\n }',
 *     },
 *     { fallback: 'en' },
 *   )
 *
 *   assert.deepStrictEqual(words.in('de-AT').say('hello', { name: '<Ann>' }), fmt`Hallo, ${bold('<Ann>')}!`)
 *   assert.strictEqual(words.in('fr').say('apples', { count: 1 }).text, 'An apple')
 */
export const translations = <const M extends Messages, L extends string>(
  messages: M,
  sources: Readonly<Record<L, string>>,
  { fallback, incomplete = [], isolating = false, timeZone = 'UTC' }: TranslationsOptions<NoInfer<L>>,
): TranslationSet<M> => {
  const listed = Object.entries<string>(sources)
  const lacking: ReadonlySet<string> = new Set(incomplete.filter((language) => language !== fallback))
  const read = listed.map(([language, given]) => {
    // Some editors put a mark of the encoding before the first line, which Fluent would take for a part of
    // it.
    const source = given.replace(/^\uFEFF/, '')
    return { language, source, resource: new FluentResource(source) }
  })
  const faults = [
    ...(Object.hasOwn(sources, fallback) ? [] : [`${fallback}: the fallback is not there`]),
    ...(isKnown(() => new Intl.DateTimeFormat('en', { timeZone }))
      ? []
      : [`${timeZone}: this is no time zone: use a name such as "Europe/Kyiv"`]),
    ...twiceIn(listed.map(([language]) => language.toLowerCase())).map(
      (language) => `${language}: this language comes twice`,
    ),
    ...read.flatMap(({ language, source, resource }) => [
      ...(isLanguage(language)
        ? []
        : [`${language}: this is no language: use a code such as "en" or "pt-BR"`]),
      ...faultsOfSource(source, resource).map((fault) => `${language}: ${fault}`),
      ...twiceIn(resource.body.map(({ id }) => id)).map((id) => `${language}: \`${id}\` comes twice`),
      ...Object.entries(messages).flatMap(([key, given]) => {
        const pattern = patternOf(resource, key)
        if (pattern === undefined) return lacking.has(language) ? [] : [`${language}: \`${key}\` is missing`]
        return faultsOf(resource, pattern, given).map((fault) => `${language}: \`${key}\`: ${fault}`)
      }),
    ]),
  ]
  if (faults.length > 0) throw new RangeError(`These translations cannot be used:\n  ${faults.join('\n  ')}`)

  const written = (value: unknown, formatted: Array<Text>): FluentVariable =>
    typeof value === 'number'
      ? value
      : value instanceof Date
        ? new FluentDateTime(value, { timeZone })
        : isText(value) && value.entities.length > 0
          ? `\uE000${formatted.push(value) - 1}\uE001`
          : escapeHtmlAttribute(isText(value) ? value.text : String(value)).replace(
              marks,
              (mark) => `&#${mark.charCodeAt(0)};`,
            )
  const sayers = new Map(
    read.map(({ language, resource }) => {
      const bundle = new FluentBundle(language, { useIsolating: isolating })
      bundle.addResource(resource)
      const texts = new Map(
        Object.entries(messages).flatMap(([key, kinds]) => {
          const pattern = patternOf(resource, key)
          if (pattern === undefined) return []
          const say: Say = (values = {}) => {
            // A number that stands for text is written as it is.
            const formatted: Array<Text> = []
            const given = Object.fromEntries(
              Object.entries(values).map(([name, value]) => [
                name,
                written(
                  kinds[name] === 'text' && typeof value === 'number' ? String(value) : value,
                  formatted,
                ),
              ]),
            )
            const errors: Array<Error> = []
            const said = bundle.formatPattern(pattern, given, errors)
            const markup = isolating
              ? said.replace(/<[^<>]*>/g, (tag) => tag.replace(/[\u2068\u2069]/g, ''))
              : said
            const parsed: E.Either<{ readonly message: string }, Text> =
              formatted.length === 0
                ? fromHtml(markup)
                : E.tryCatch(() => placed(markup, formatted), E.toError)
            const fault = errors[0]?.message ?? (E.isLeft(parsed) ? parsed.left.message : undefined)
            if (fault !== undefined || E.isLeft(parsed))
              throw new TypeError(`\`${key}\` in ${language}: ${fault}`)
            return parsed.right
          }
          if (Object.keys(kinds).length > 0) return [[key, say] as const]
          const fixed = say()
          return [[key, () => fixed] as const]
        }),
      )
      return [language, texts] as const
    }),
  )
  const sayIn = (language: string, key: string, values?: Readonly<Record<string, unknown>>): Text => {
    const say = sayers.get(language)?.get(key) ?? sayers.get(fallback)?.get(key)
    if (say === undefined) throw new TypeError(`There is no message \`${key}\`.`)
    return say(values)
  }
  const locales = new Map(
    read.map(({ language }): readonly [string, HasLocale<M>] => [
      language.toLowerCase(),
      {
        language,
        say: (key, ...[values]) => sayIn(language, String(key), values),
      },
    ]),
  )
  const find = (wanted: string): HasLocale<M> | undefined => {
    const parts = wanted.toLowerCase().split(/[-_]/, 8)
    for (let n = parts.length; n > 0; n--) {
      const found = locales.get(parts.slice(0, n).join('-'))
      if (found !== undefined) return found
    }
    for (const [language, found] of locales) if (language.split('-', 1)[0] === parts[0]) return found
    return undefined
  }
  const last = find(fallback)
  if (last === undefined) throw new RangeError('There are no translations.')
  const inLanguage: TranslationSet<M>['in'] = (wanted) =>
    (wanted === undefined ? undefined : find(wanted)) ?? last
  return {
    languages: listed.map(([language]) => language),
    in: inLanguage,
    describe: (key) => {
      const said = (language: string): string => sayIn(language, String(key)).text
      // Menus know languages by two letters; of two regions the first stands for both.
      const codes = listed
        .map(([language]) => language.toLowerCase().split('-', 1)[0] ?? '')
        .filter((code) => code.length === 2)
      const own = fallback.toLowerCase().split('-', 1)[0]
      return {
        description: said(fallback),
        descriptions: Object.fromEntries(
          [...new Set(codes)]
            .filter((code) => code !== own)
            .map((code) => [code, said(inLanguage(code).language)]),
        ),
      }
    },
  }
}

/**
 * Adds `say` and `language`: in the language that the option names, else in that of the user's app
 * (`language_code`), else in the fallback. What the option gives may be any code, of any age.
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
export const locale = <M extends Messages, R = unknown>(
  words: TranslationSet<M>,
  { language }: LocaleOptions<R> = {},
): Middleware<HasUpdate & R, HasLocale<M>, never> => {
  const locale: Middleware<HasUpdate & R, HasLocale<M>, never> = (ctx, next) =>
    next(words.in(language?.(ctx) ?? O.toUndefined(userOf(ctx.update))?.language_code))
  return named('locale', locale, true)
}

// private

type Say = (values?: Readonly<Record<string, unknown>>) => Text

// What formatted text becomes depends on where Fluent puts it: within a tag it is text alone. Until that is
// known its number stands there.
const marks = /[\uE000\uE001]/g

const placed = (markup: string, formatted: ReadonlyArray<Text>): Text => {
  const strings = markup.split(/\uE000\d+\uE001/)
  const parts = [...markup.matchAll(/\uE000(\d+)\uE001/g)].map(([, n]) => formatted[Number(n)] ?? '')
  return html(Object.assign(strings, { raw: strings }), ...parts)
}

const isLanguage = (language: string): boolean =>
  /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(language) && isKnown(() => Intl.getCanonicalLocales(language))

// What does not know a name throws.
const isKnown = (ask: () => unknown): boolean => E.isRight(E.tryCatch(ask, () => undefined))

const twiceIn = (names: ReadonlyArray<string>): ReadonlyArray<string> => [
  ...new Set(names.filter((name, i) => names.indexOf(name) < i)),
]
