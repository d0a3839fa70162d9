import { Bot } from 'gramio'
import { botInfo } from './grammY.ts'
import { commandsOf, hit, type Make, type Tally } from './Task.ts'

export const make: Make = async (run) => {
  const tally: Tally = { passed: 0, hits: 0 }
  const bot = new Bot('1:bench', { info: botInfo })
    .derive(() => ({ add0: 0 }))
    .derive(() => ({ add1: 1 }))
    .derive(() => ({ add2: 2 }))
    .derive(() => ({ add3: 3 }))
    .derive(() => {
      tally.passed += 1
      return { add4: 4 }
    })
  for (const name of commandsOf(run)) bot.command(name, (ctx) => hit(tally, ctx))
  await bot.init()
  return { tally, handle: (update) => bot.updates.handleUpdate(update) }
}
