// Searches the Bot API from any chat: type the bot's name and a few words, scroll, choose. In private /search
// does the same with buttons.

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
  report,
  RestOfText,
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

// A result carries the name of its method, and that comes back when somebody chooses it. Nothing but these
// names decodes.
const Chosen = callbackData('method', { name: Field.oneOf(...methodNames) })

// A page carries its search, so the bot has nothing to remember. It needs no signature: who makes up a button
// finds what a search finds.
const Words = Field.string(40)
const Page = callbackData('page', { page: Field.boundedInt(0, 999), words: Words })

const linkTo = (name: MethodName) =>
  textLink(name, `https://core.telegram.org/bots/api#${name.toLowerCase()}`)

// sendMessage: send message
const inWords = (name: MethodName) => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

const find = (query: string): ReadonlyArray<MethodName> => {
  const words = query.toLowerCase().split(/\s+/)
  return methodNames.filter((name) => words.every((word) => name.toLowerCase().includes(word)))
}

const resultOf = (name: MethodName) =>
  InlineResult.article(Chosen.encode({ name }), {
    title: name,
    description: inWords(name),
    input_message_content: InlineResult.text(fmt`${linkTo(name)} of the Telegram Bot API`, {
      link_preview_options: { is_disabled: true },
    }),
    reply_markup: inlineKeyboard([switchInlineQueryCurrentChatButton('Search again', '')]),
  })

const listOf = (words: string, page: number) => {
  const shown = pageOf(find(words), page, 10)
  // What a user typed is text here, and never markup.
  const text =
    shown.items.length === 0 ? fmt`Nothing is called ${italic(words)}.` : join(shown.items.map(linkTo), '\n')
  const reply_markup = inlineKeyboard(
    ...pager(shown, (label, to) => button(label, Page, { page: to, words })),
  )
  return [text, { reply_markup, link_preview_options: { is_disabled: true } }] as const
}

export const search = (): Bot => {
  const choices = new Map<MethodName, number>()

  const top = () =>
    join(
      [...choices]
        .toSorted(([, a], [, b]) => b - a)
        .slice(0, 10)
        .map(([name, count]) => fmt`${count} × ${linkTo(name)}`),
      '\n',
    )

  return pipeline(
    // Each letter that is typed is a query. The first that is too much is told so, the rest are dropped.
    use(throttle({ per: 'user', limit: 60, window: '1m' })),
    choose(
      // Everybody finds the same, so Telegram may keep an answer for an hour, and show it to all.
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
          run: ({ call, message, me }) =>
            call(
              reply(
                message,
                fmt`Type ${code(`@${me.username ?? ''} send photo`)} in any chat, or /search here.`,
                {
                  reply_markup: inlineKeyboard([switchInlineQueryButton('Try it in a chat', 'send photo')]),
                },
              ),
            ),
        },
        search: {
          description: 'Search the methods of the Bot API',
          args: t.type({ words: RestOfText }),
          run: ({ call, message, args: { words } }) =>
            call(
              Words.codec.is(words)
                ? reply(message, ...listOf(words, 0))
                : reply(message, 'This is too long for a search.'),
            ),
        },
        top: {
          description: 'What is chosen most',
          run: ({ call, message }) =>
            call(reply(message, choices.size === 0 ? 'Nothing was chosen yet.' : top())),
        },
      }),

      branch(
        use(callback(Page)),
        handle(({ call, callback_query, payload: { words, page } }) =>
          call(edit(callback_query, ...listOf(words, page))),
        ),
      ),

      otherButtons(),
      unknownCommand('I know /start, /search and /top.'),
    ),
    catchError(tell),
    catchError(report),
  )
}
