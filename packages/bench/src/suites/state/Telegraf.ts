import { session, Telegraf, type Context } from 'telegraf'
import { botInfo } from '../dispatch/grammY.ts'
import { countOf, tableAt, type Count, type Make } from './Task.ts'

interface HasCount extends Context {
  session: Count
}

export const make: Make = async (place) => {
  const table = await tableAt(place)
  const bot = new Telegraf<HasCount>('1:bench')
  bot.botInfo = botInfo
  bot.use(
    session({
      defaultSession: (): Count => ({ n: 0 }),
      store: {
        get: async (key) => countOf(await table.read(key)),
        set: async (key, value) => table.write(key, JSON.stringify(value)),
        delete: async (key) => table.remove(key),
      },
    }),
  )
  bot.use((ctx) => void (ctx.session.n += 1))
  return { handle: (update) => bot.handleUpdate(update), sum: table.sum, close: table.close }
}
