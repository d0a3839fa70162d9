// The faults in all translations of a bot: one sentence for each fault.

import * as E from 'fp-ts/lib/Either.js'
import { faultsOf, faultsOfSource, patternOf } from './Fluent.ts'
import type { MessageTable, Translation } from './Translation.ts'

// model

interface TranslationRules {
  readonly fallback: string
  /** Languages that may lack messages. */
  readonly incomplete: ReadonlyArray<string>
  readonly timeZone: string
}

// destructors

/** All faults, each with its language and its key. */
export const faultsOfTranslations = (
  messages: MessageTable,
  translations: ReadonlyArray<Translation>,
  { fallback, incomplete, timeZone }: TranslationRules,
): ReadonlyArray<string> => {
  const languages = translations.map(({ language }) => language)
  return [
    ...(languages.includes(fallback) ? [] : [`${fallback}: this is the fallback, but it has no source`]),
    ...(isKnown(() => new Intl.DateTimeFormat('en', { timeZone }))
      ? []
      : [`${timeZone}: this is not a time zone: use a name such as "Europe/Kyiv"`]),
    ...twiceIn(languages.map((language) => language.toLowerCase())).map(
      (language) => `${language}: this language has two sources`,
    ),
    ...translations.flatMap((translation) => {
      const mayLack = translation.language !== fallback && incomplete.includes(translation.language)
      return faultsOfOne(messages, translation, mayLack).map((fault) => `${translation.language}: ${fault}`)
    }),
  ]
}

// private

const faultsOfOne = (
  messages: MessageTable,
  { language, source, resource }: Translation,
  mayLack: boolean,
): ReadonlyArray<string> => [
  ...(isLanguage(language) ? [] : ['this is not a language: use a code such as "en" or "pt-BR"']),
  ...faultsOfSource(source, resource),
  ...twiceIn(resource.body.map(({ id }) => id)).map((id) => `\`${id}\` is defined twice`),
  ...Object.entries(messages).flatMap(([key, given]) => {
    const pattern = patternOf(resource, key)
    if (pattern === undefined) return mayLack ? [] : [`\`${key}\` is missing`]
    return faultsOf(resource, pattern, given).map((fault) => `\`${key}\`: ${fault}`)
  }),
]

const isLanguage = (language: string): boolean =>
  /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(language) && isKnown(() => Intl.getCanonicalLocales(language))

// `Intl` throws on a name that it does not know.
const isKnown = (ask: () => unknown): boolean => E.isRight(E.tryCatch(ask, () => undefined))

const twiceIn = (names: ReadonlyArray<string>): ReadonlyArray<string> => [
  ...new Set(names.filter((name, i) => names.indexOf(name) < i)),
]
