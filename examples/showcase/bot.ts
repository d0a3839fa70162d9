// The showcase: a bot is one value, composed from small parts. Read it from the bottom: `showcase` is the
// whole of it.

import {
  auth,
  bold,
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
  inlineKeyboard,
  inspect,
  int,
  join,
  on,
  pipeline,
  quote,
  reply,
  report,
  use,
  type Bot,
} from 'pipegram'

// What a button carries is a codec: at most 64 bytes, known before the bot starts, and typed on both ways.
const Count = callbackData('count', { value: int })

const counter = (value: number) => fmt`The count is ${bold(value)}.`

const buttons = (value: number) => ({
  reply_markup: inlineKeyboard([
    button('−', Count, { value: value - 1 }),
    button('+', Count, { value: value + 1 }),
  ]),
})

// A menu that is never out of date: the pipeline knows its own commands.
const help = (bot: Bot) =>
  join(
    inspect(bot).commandList.map(({ command, description }) => fmt`/${command} – ${description}`),
    '\n',
  )

export const showcase = (owners: ReadonlyArray<number>): Bot => {
  const bot: Bot = pipeline(
    choose(
      commands({
        start: {
          description: 'Say hello',
          // A name is text and can never become markup, whatever a user calls themself.
          run: ({ call, message, from }) =>
            call(reply(message, fmt`Hello, ${bold(from.first_name)}! Shall we count?`, buttons(0))),
        },
        count: {
          description: 'Count with two buttons',
          run: ({ call, message }) => call(reply(message, counter(0), buttons(0))),
        },
        help: {
          description: 'What this bot can do',
          run: ({ call, message }) => call(reply(message, help(bot))),
        },
      }),

      // For all but the owners this branch is not there: a stranger cannot tell that the command exists.
      branch(
        use(auth(owners)),
        commands({ diagram: ({ call, message }) => call(reply(message, code(inspect(bot).diagram))) }),
      ),

      branch(
        use(callback(Count)),
        handle(({ call, callback_query, payload: { value } }) =>
          call(edit(callback_query, counter(value), buttons(value))),
        ),
      ),

      branch(
        use(on('message', 'text')),
        handle(({ call, message }) => call(quote(message, message.text))),
      ),
    ),

    // Without this line the bot does not compile: `Bot` has no error left unsaid.
    catchError(report),
  )
  return bot
}
