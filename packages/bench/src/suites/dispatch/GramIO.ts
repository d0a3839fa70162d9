import { Bot } from 'gramio'
import type { Prepare } from '../../Suite.ts'
import { botInfo } from './grammY.ts'
import { benchOf, commandsOf, hit, updateOf, type Tally } from './Task.ts'

export const prepare: Prepare = async (run) => {
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
  const update = updateOf(run)
  return benchOf(run, tally, () => bot.updates.handleUpdate(update))
}
