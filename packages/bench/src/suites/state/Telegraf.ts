import { session, Telegraf, type Context } from 'telegraf'
import { botInfo } from '../dispatch/grammY.ts'
import { countOf, tableIn, type Count, type Make } from './Task.ts'

interface HasCount extends Context {
  session: Count
}

export const make: Make = (path) => {
  const table = tableIn(path)
  const bot = new Telegraf<HasCount>('1:bench')
  bot.botInfo = botInfo
  bot.use(
    session({
      defaultSession: (): Count => ({ n: 0 }),
      store: {
        get: (key) => countOf(table.read(key)),
        set: (key, value) => table.write(key, JSON.stringify(value)),
        delete: (key) => table.remove(key),
      },
    }),
  )
  bot.use((ctx) => void (ctx.session.n += 1))
  return { handle: (update) => bot.handleUpdate(update), sum: table.sum, close: async () => table.close() }
}
