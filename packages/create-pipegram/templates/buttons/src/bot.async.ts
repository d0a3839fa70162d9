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
  fromAsync,
  handle,
  inlineKeyboard,
  int,
  IntBetween,
  otherButtons,
  pipeline,
  reply,
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
      start: {
        description: 'Begin',
        run: fromAsync(async ({ message, from, send }) => {
          await send(reply(message, `Hello, ${from.first_name}! Press /count.`))
        }),
      },
      count: {
        description: 'Count from 0',
        run: fromAsync(async ({ message, send }) => {
          await send(reply(message, '0', plus(0)))
        }),
      },
      from: {
        description: 'Count from a number',
        args: t.type({ value: IntBetween(0, 1000) }),
        run: fromAsync(async ({ message, args: { value }, send }) => {
          await send(reply(message, `${value}`, plus(value)))
        }),
      },
    }),
    branch(
      use(callback(Count)),
      handle(
        fromAsync(async ({ callback_query, payload: { value }, send }) => {
          await send(edit(callback_query, `${value}`, plus(value)))
        }),
      ),
    ),
    otherButtons(),
  ),
  catchError(tell),
)
