import {
  bold,
  branch,
  button,
  callback,
  callbackData,
  catchError,
  choose,
  commands,
  edit,
  fmt,
  handle,
  inlineKeyboard,
  int,
  on,
  pipeline,
  report,
  says,
  use,
} from 'pipegram'

const Count = callbackData('count', { n: int })

const counter = (n: number) =>
  [
    fmt`Pressed: ${bold(n)}`,
    { reply_markup: inlineKeyboard([button('Press me', Count, { n: n + 1 })]) },
  ] as const

export const bot = pipeline(
  choose(
    commands({ start: says(...counter(0)) }),
    branch(
      use(callback(Count)),
      handle(({ call, callback_query, payload }) => call(edit(callback_query, ...counter(payload.n)))),
    ),
    branch(use(on('message', 'text')), handle(says(({ message }) => fmt`You said ${bold(message.text)}.`))),
  ),
  catchError(report),
)
