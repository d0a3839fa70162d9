import { Telegraf, type Context } from 'telegraf'
import { botInfo } from './grammY.ts'
import { commandsOf, hit, type Added, type Make, type Tally } from './Task.ts'

export const make: Make = async (run) => {
  const tally: Tally = { passed: 0, hits: 0 }
  const bot = new Telegraf<Context & Added>('1:bench')
  bot.botInfo = botInfo
  bot.use((ctx, next) => ((ctx.add0 = 0), next()))
  bot.use((ctx, next) => ((ctx.add1 = 1), next()))
  bot.use((ctx, next) => ((ctx.add2 = 2), next()))
  bot.use((ctx, next) => ((ctx.add3 = 3), next()))
  bot.use((ctx, next) => {
    tally.passed += 1
    ctx.add4 = 4
    return next()
  })
  for (const name of commandsOf(run)) bot.command(name, (ctx) => hit(tally, ctx))
  return { tally, handle: (update) => bot.handleUpdate(update) }
}
