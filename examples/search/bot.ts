// Searches the Bot API from any chat: type the name of the bot and a few words, and choose a result. In a
// private chat, /search does the same with buttons.

import {
  branch,
  button,
  callback,
  callbackData,
  catchError,
  choose,
  code,
  commands,
  edit,
  fmt,
  handle,
  inline,
  inlineKeyboard,
  InlineResult,
  italic,
  join,
  textLink,
  methodNames,
  otherButtons,
  pageOf,
  pager,
  pipeline,
  reply,
  RestOfText,
  says,
  switchInlineQueryButton,
  t,
  TE,
  tell,
  throttle,
  unknownCommand,
  use,
  type Bot,
  type MethodName,
} from 'pipegram'
import { chosen } from 'pipegram/compose'
import { Field, switchInlineQueryCurrentChatButton } from 'pipegram/core'

export const search = (): Bot => {
  const choices = new Map<MethodName, number>()
  return pipeline(
    // Telegram sends a query for each letter that a user types.
    use(throttle({ per: 'user', limit: 60, window: '1m' })),
    choose(
      // All users get the same results, so Telegram may keep them for an hour.
      inline(({ inline_query: { query } }) => TE.right(find(query.trim()).map(resultOf)), {
        size: 20,
        cache_time: 3600,
        is_personal: false,
        button: InlineResult.startButton('What is this?', 'inline'),
      }),
      branch(
        use(chosen(Chosen)),
        handle(({ payload: { name } }) => TE.fromIO(() => choices.set(name, (choices.get(name) ?? 0) + 1))),
      ),
      commands({
        start: {
          description: 'What this bot does',
          run: says(
            ({ me }) => fmt`Type ${code(`@${me.username ?? ''} send photo`)} in any chat, or /search here.`,
            { reply_markup: inlineKeyboard([switchInlineQueryButton('Try it in a chat', 'send photo')]) },
          ),
        },
        search: {
          description: 'Search the methods of the Bot API',
          args: t.type({ words: RestOfText }),
          run: ({ call, message, args: { words } }) =>
            call(
              Words.codec.is(words)
                ? reply(message, ...page(words, 0))
                : reply(message, 'This is too long for a search.'),
            ),
        },
        top: { description: 'What users choose most', run: says(() => topOf(choices)) },
      }),
      branch(
        use(callback(Page)),
        handle(({ call, callback_query, payload }) =>
          call(edit(callback_query, ...page(payload.words, payload.page))),
        ),
      ),
      otherButtons(),
      unknownCommand('I know /start, /search and /top.'),
    ),
    catchError(tell),
  )
}

// A result carries the name of its method, which comes back when a user chooses the result.
const Chosen = callbackData('method', { name: Field.oneOf(...methodNames) })

// A button carries its search, so the bot remembers nothing. A button needs no signature: a forged one finds
// what a search finds.
const Words = Field.string(40)
const Page = callbackData('page', { page: Field.boundedInt(0, 999), words: Words })

const find = (query: string): ReadonlyArray<MethodName> => {
  const words = query.toLowerCase().split(/\s+/)
  return methodNames.filter((name) => words.every((word) => name.toLowerCase().includes(word)))
}

const resultOf = (name: MethodName) =>
  InlineResult.article(Chosen.encode({ name }), {
    title: name,
    description: inWords(name),
    input_message_content: InlineResult.text(fmt`${linkTo(name)} of the Telegram Bot API`, noPreview),
    reply_markup: inlineKeyboard([switchInlineQueryCurrentChatButton('Search again', '')]),
  })

const page = (words: string, number: number) => {
  const shown = pageOf(find(words), number, 10)
  const text =
    shown.items.length === 0 ? fmt`Nothing is called ${italic(words)}.` : join(shown.items.map(linkTo), '\n')
  const turns = pager(shown, (label, to) => button(label, Page, { page: to, words }))
  return [text, { reply_markup: inlineKeyboard(...turns), ...noPreview }] as const
}

const topOf = (choices: ReadonlyMap<MethodName, number>) =>
  choices.size === 0
    ? 'Nothing was chosen yet.'
    : join(
        [...choices]
          .toSorted(([, a], [, b]) => b - a)
          .slice(0, 10)
          .map(([name, count]) => fmt`${count} × ${linkTo(name)}`),
        '\n',
      )

const linkTo = (name: MethodName) =>
  textLink(name, `https://core.telegram.org/bots/api#${name.toLowerCase()}`)

// sendMessage: send message
const inWords = (name: MethodName) => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

const noPreview = { link_preview_options: { is_disabled: true } }
