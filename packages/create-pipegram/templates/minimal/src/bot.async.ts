// The bot: steps, from top to bottom. The first branch of `choose` that fits answers.

import {
  branch,
  catchError,
  choose,
  commands,
  fromAsync,
  handle,
  on,
  pipeline,
  reply,
  tell,
  use,
  type Bot,
} from 'pipegram'

export const bot: Bot = pipeline(
  choose(
    commands({
      start: {
        description: 'Begin',
        run: fromAsync(async ({ message, from, send }) => {
          await send(reply(message, `Hello, ${from.first_name}! Write me something.`))
        }),
      },
    }),
    branch(
      use(on('message', 'text')),
      handle(
        fromAsync(async ({ message, send }) => {
          await send(reply(message, message.text))
        }),
      ),
    ),
  ),
  catchError(tell),
)
