// A bot is one value, made of small parts.

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
  report,
  says,
  use,
  type Bot,
} from 'pipegram'

export const showcase = (owners: ReadonlyArray<number>): Bot => {
  const bot: Bot = pipeline(
    choose(
      commands({
        start: {
          description: 'Say hello',
          run: says(({ from }) => fmt`Hello, ${bold(from.first_name)}! Shall we count?`, buttons(0)),
        },
        count: { description: 'Count with two buttons', run: says(...counter(0)) },
        help: { description: 'What this bot can do', run: says(() => help(bot)) },
      }),
      // Other users cannot tell that this command exists.
      branch(use(auth(owners)), commands({ diagram: says(() => code(inspect(bot).diagram)) })),
      branch(
        use(callback(Count)),
        handle(({ call, callback_query, payload }) => call(edit(callback_query, ...counter(payload.n)))),
      ),
      branch(
        use(on('message', 'text')),
        handle(({ call, message }) => call(quote(message, message.text))),
      ),
    ),
    catchError(report), // Without this line it is no `Bot`.
  )
  return bot
}

// What a button carries: more than 64 bytes do not compile.
const Count = callbackData('count', { n: int })

const buttons = (n: number) => ({
  reply_markup: inlineKeyboard([button('−', Count, { n: n - 1 }), button('+', Count, { n: n + 1 })]),
})

const counter = (n: number) => [fmt`The count is ${bold(n)}.`, buttons(n)] as const

const help = (bot: Bot) =>
  join(
    inspect(bot).commandList.map(({ command, description }) => fmt`/${command} – ${description}`),
    '\n',
  )
