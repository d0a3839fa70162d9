// What it costs to begin.

import { single, type Subject, type Suite } from '../Suite.ts'

const subject = (name: string, module: string, bot: string): Subject => ({
  name,
  prepare: async () => (await import('./start/Task.ts')).prepareWith(module, bot),
})

/** The echo bot of pipegram. */
export const echo =
  "import { catchError, chain, handle, on, pipe, reply, report, use } from 'pipegram'\nexport const bot = pipe(chain(), use(on('message', 'text')), handle(({ call, message }) => call(reply(message, message.text))), catchError(report))\n"

export const start: Suite = {
  name: 'start',
  title: 'Start',
  about:
    'An echo bot as each documentation would write it, built and not started. `bundle`: the size after esbuild, minified, for browsers and the edge; modules of Node are left outside, so a peer that needs them gets a figure and still does not run there. ' +
    '`import`: from the first import to the bot, in a new process. `installed`: the files of the package and of all that npm installs with it. ' +
    'For Node each package of pipegram is one file, and fp-ts is in it. ' +
    'As installed it is larger, since fp-ts ships in two forms (4 MB) and undici (2.3 MB) is what makes its calls fast.',
  goal: 'pipegram smaller and faster than every peer, or the reason why not.',
  runs: [single('bundle', 'KB', 'less'), single('import', 'ms', 'less'), single('installed', 'MB', 'less')],
  subjects: [
    subject('pipegram', 'pipegram', echo),
    subject(
      'grammY',
      'grammy',
      "import { Bot } from 'grammy'\nexport const bot = new Bot('1:bench')\nbot.on('message:text', (ctx) => ctx.reply(ctx.message.text))\n",
    ),
    subject(
      'Telegraf',
      'telegraf',
      "import { Telegraf } from 'telegraf'\nimport { message } from 'telegraf/filters'\nexport const bot = new Telegraf('1:bench')\nbot.on(message('text'), (ctx) => ctx.reply(ctx.message.text))\n",
    ),
    subject(
      'GramIO',
      'gramio',
      "import { Bot } from 'gramio'\nexport const bot = new Bot('1:bench')\nbot.on('message', (ctx) => ctx.send(ctx.text))\n",
    ),
    subject(
      'puregram',
      'puregram',
      "import { Telegram } from 'puregram'\nexport const bot = Telegram.fromToken('1:bench')\nbot.updates.on('message', (ctx) => ctx.send(ctx.text))\n",
    ),
  ],
  plans: {
    full: { rounds: 5, effort: { ms: 0, scale: 1 }, seconds: 0.3 },
    quick: { rounds: 3, effort: { ms: 0, scale: 1 }, seconds: 0.3 },
    once: { rounds: 1, effort: { ms: 0, scale: 0 } },
  },
  unlike: true,
}
