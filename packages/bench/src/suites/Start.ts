// What the start of a bot costs.

import { single, type Subject, type Suite } from '../Suite.ts'

const subject = (name: string, module: string, bot: string): Subject => ({
  name,
  prepare: async () => (await import('./start/Task.ts')).prepareWith(module, bot),
})

/** The echo bot of the README. */
export const echo = `import { catchError, handle, on, pipeline, report, says, use } from 'pipegram'
export const bot = pipeline(
  use(on('message', 'text')),
  handle(says(({ message }) => message.text)),
  catchError(report),
)
`

export const start: Suite = {
  name: 'start',
  title: 'Start',
  about:
    'An echo bot as the documentation of each library would write it. The bot is made and not started. ' +
    '`bundle`: the size after esbuild, minified, for browsers and the edge. Modules of Node are left out: ' +
    'a peer that needs them has a figure, but does not run there. ' +
    '`import`: the time from the first import to the bot, in a new process. `installed`: the files of the ' +
    'package and of all that npm installs with it. ' +
    'For Node, each package of pipegram is one file that contains fp-ts. ' +
    'The installed size is larger, since fp-ts ships in two forms (4 MB), and pipegram uses undici (2.3 ' +
    'MB) for fast calls.',
  goal: 'pipegram is smaller and faster than every peer, or the reason is known.',
  runs: [single('bundle', 'KB', 'less'), single('import', 'ms', 'less'), single('installed', 'MB', 'less')],
  subjects: [
    subject('pipegram', 'pipegram', echo),
    subject(
      'grammY',
      'grammy',
      `import { Bot } from 'grammy'
export const bot = new Bot('1:bench')
bot.on('message:text', (ctx) => ctx.reply(ctx.message.text))
`,
    ),
    subject(
      'Telegraf',
      'telegraf',
      `import { Telegraf } from 'telegraf'
import { message } from 'telegraf/filters'
export const bot = new Telegraf('1:bench')
bot.on(message('text'), (ctx) => ctx.reply(ctx.message.text))
`,
    ),
    subject(
      'GramIO',
      'gramio',
      `import { Bot } from 'gramio'
export const bot = new Bot('1:bench')
bot.on('message', (ctx) => ctx.send(ctx.text))
`,
    ),
    subject(
      'puregram',
      'puregram',
      `import { Telegram } from 'puregram'
export const bot = Telegram.fromToken('1:bench')
bot.updates.on('message', (ctx) => ctx.send(ctx.text))
`,
    ),
    subject(
      'node-telegram-bot-api',
      'node-telegram-bot-api',
      `import { Bot } from 'node-telegram-bot-api'
export const bot = new Bot('1:bench')
bot.on('message', (ctx) => ctx.reply(ctx.message.text))
`,
    ),
  ],
  plans: {
    full: { rounds: 5, effort: { ms: 0, scale: 1 }, seconds: 0.3 },
    quick: { rounds: 2, effort: { ms: 0, scale: 1 }, seconds: 0.3 },
    once: { rounds: 1, effort: { ms: 0, scale: 0 } },
  },
  unlike: true,
}
