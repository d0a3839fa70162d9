// A bot in three languages. It speaks the language of the user's app, until the user chooses another.

import { readFileSync } from 'node:fs'
import {
  branch,
  button,
  callback,
  callbackData,
  catchError,
  choose,
  commands,
  edit,
  handle,
  inlineKeyboard,
  IntFromString,
  O,
  oneOf,
  pipe,
  pipeline,
  says,
  Store,
  t,
  TE,
  tell,
  use,
  userOf,
  type Bot,
  type HasUpdate,
  type Middleware,
} from 'pipegram'
import { locale, translations } from 'pipegram/Locale'

export const i18n = (store: Store.Store): Bot =>
  pipeline(
    use(chosen(store)),
    use(locale(words, { language: (ctx: HasChosen) => ctx.chosen })),
    choose(
      commands({
        start: {
          ...words.describe('start.about'),
          run: says(({ from, say }) => say('start', { name: from.first_name })),
        },
        apples: {
          ...words.describe('apples.about'),
          args: t.tuple([IntFromString]),
          run: says(({ args: [count], say }) => say('apples', { count })),
        },
        language: {
          ...words.describe('language.about'),
          run: says(({ say }) => say('language.choose'), buttons),
        },
      }),
      branch(
        use(callback(Language)),
        handle(({ call, callback_query, payload: { code }, update }) =>
          pipe(
            store,
            Store.change(keyOf(update), () => ({ value: code, result: code })),
            TE.chainW(() => call(edit(callback_query, words.in(code).say('language.chosen')))),
          ),
        ),
      ),
    ),
    catchError(tell),
  )

const codes = ['en', 'de', 'uk'] as const

const source = (code: string): string => readFileSync(new URL(`locales/${code}.ftl`, import.meta.url), 'utf8')

// The messages of the bot, and the values of each. If a language lacks a message, or a message needs another
// value, the bot does not start.
const words = translations(
  {
    start: { name: 'text' },
    apples: { count: 'number' },
    language: {},
    'language.choose': {},
    'language.chosen': {},
    'start.about': {},
    'apples.about': {},
    'language.about': {},
  },
  { en: source('en'), de: source('de'), uk: source('uk') },
  { fallback: 'en' },
)

const Language = callbackData('language', { code: oneOf(...codes) })

const buttons = {
  reply_markup: inlineKeyboard(
    codes.map((code) => button(words.in(code).say('language').text, Language, { code })),
  ),
}

interface HasChosen {
  readonly chosen: string | undefined
}

// Adds the language that the user chose. If the store does not answer, the bot uses the language of the app.
const chosen =
  (store: Store.Store): Middleware<HasUpdate, HasChosen, never> =>
  ({ update }, next) =>
    pipe(
      store.get(keyOf(update)),
      TE.orElseW(() => TE.right(undefined)),
      TE.chainW((entry) => next({ chosen: entry?.value })),
    )

const keyOf = (update: HasUpdate['update']): string => `language ${O.toUndefined(userOf(update))?.id ?? 0}`
