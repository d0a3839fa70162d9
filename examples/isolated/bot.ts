// A bot that tries the regular expressions of its users: /match (a+)+$ aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!
// In the process of the bot, this text would end all answers to anybody.

import { catchError, commands, pipe, pipeline, reply, RestOfText, t, TE, tell, throttle, use } from 'pipegram'
import type { Bot } from 'pipegram'
import { isolated } from './isolated.ts'

const test = isolated({ file: new URL('part.ts', import.meta.url), answer: t.boolean, most: 3_000 })

export const bot: Bot = pipeline(
  use(throttle({ per: 'user', limit: 10, window: '1m' })),
  commands({
    match: {
      description: 'Test an expression on a text',
      args: t.tuple([t.string, RestOfText]),
      run: ({ args: [expression, text], call, message }) =>
        pipe(
          test([expression, text]),
          TE.chainW((isMatch) => call(reply(message, isMatch ? 'It matches.' : 'It does not match.'))),
        ),
    },
  }),
  catchError(tell), // The sentence of a part that failed is for the user.
)
