// A bot that speaks the language of whoever reads it: that of their app, until they choose another, which it
// keeps.

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
  reply,
  t,
  TE,
  tell,
  use,
  userOf,
  type Bot,
  type HasUpdate,
  type Middleware,
  type Store,
} from 'pipegram'
import { locale, translations } from 'pipegram/Locale'

const source = (language: string): string =>
  readFileSync(new URL(`locales/${language}.ftl`, import.meta.url), 'utf8')

// What the bot says: its messages, and what each is given. A message that a language lacks, or a value that
// it has not, and the bot does not start.
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

const codes = ['en', 'de', 'uk'] as const

const Language = callbackData('language', { code: oneOf(...codes) })

const keyOf = (update: HasUpdate['update']): string => `language ${O.toUndefined(userOf(update))?.id ?? 0}`

interface HasChosen {
  readonly chosen: string | undefined
}

// What the user chose. Where the store does not answer the bot speaks the language of the app.
const chosen =
  (store: Store.Store): Middleware<HasUpdate, HasChosen, never> =>
  ({ update }, next) =>
    pipe(
      store.get(keyOf(update)),
      TE.orElseW(() => TE.right(undefined)),
      TE.chainW((entry) => next({ chosen: entry?.value })),
    )

const buttons = {
  reply_markup: inlineKeyboard(
    codes.map((code) => button(words.in(code).say('language').text, Language, { code })),
  ),
}

export const i18n = (store: Store.Store): Bot =>
  pipeline(
    use(chosen(store)),
    use(locale(words, { language: (ctx: HasChosen) => ctx.chosen })),
    choose(
      commands({
        start: {
          ...words.describe('start.about'),
          run: ({ call, message, from, say }) =>
            call(reply(message, say('start', { name: from.first_name }))),
        },
        apples: {
          ...words.describe('apples.about'),
          args: t.tuple([IntFromString]),
          run: ({ call, message, args: [count], say }) => call(reply(message, say('apples', { count }))),
        },
        language: {
          ...words.describe('language.about'),
          run: ({ call, message, say }) => call(reply(message, say('language.choose'), buttons)),
        },
      }),
      branch(
        use(callback(Language)),
        handle(({ call, callback_query, payload: { code }, update }) =>
          pipe(
            store.get(keyOf(update)),
            TE.chain((entry) => store.set(keyOf(update), code, entry?.version)),
            TE.chainW(() => call(edit(callback_query, words.in(code).say('language.chosen')))),
          ),
        ),
      ),
    ),
    catchError((error, ctx) =>
      error._tag === 'Outdated' || error._tag === 'Unavailable'
        ? TE.fromIO(() => console.error(error))
        : tell(error, ctx),
    ),
  )
