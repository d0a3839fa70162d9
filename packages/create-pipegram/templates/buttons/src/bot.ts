// A counter: a command with an argument, and a button that carries its number.

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
  int,
  IntBetween,
  otherButtons,
  pipeline,
  reply,
  says,
  t,
  tell,
  throttle,
  use,
  type Bot,
} from 'pipegram'

// At most 64 bytes: more does not compile.
export const Count = callbackData('count', { value: int })
const plus = (value: number) => ({ reply_markup: inlineKeyboard([button('+', Count, { value: value + 1 })]) })

export const bot: Bot = pipeline(
  use(throttle({ per: 'user', limit: 20, window: '1m' })),
  choose(
    commands({
      start: { description: 'Begin', run: says(({ from }) => `Hello, ${from.first_name}! Press /count.`) },
      count: { description: 'Count from 0', run: says('0', plus(0)) },
      from: {
        description: 'Count from a number',
        args: t.type({ value: IntBetween(0, 1000) }),
        run: ({ call, message, args: { value } }) => call(reply(message, `${value}`, plus(value))),
      },
    }),
    branch(
      use(callback(Count)),
      handle(({ call, callback_query, payload: { value } }) =>
        call(edit(callback_query, `${value}`, plus(value))),
      ),
    ),
    otherButtons(),
  ),
  catchError(tell),
)
