// The bot: steps, from top to bottom. The first branch of `choose` that fits answers.

import {
  branch,
  catchError,
  choose,
  commands,
  handle,
  on,
  pipeline,
  says,
  tell,
  use,
  type Bot,
} from 'pipegram'

export const bot: Bot = pipeline(
  choose(
    commands({
      start: {
        description: 'Begin',
        run: says(({ from }) => `Hello, ${from.first_name}! Write me something.`),
      },
    }),
    branch(use(on('message', 'text')), handle(says(({ message }) => message.text))),
  ),
  catchError(tell),
)
