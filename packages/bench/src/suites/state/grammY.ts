import { Bot, session, type Context, type SessionFlavor } from 'grammy'
import { botInfo } from '../dispatch/grammY.ts'
import { countOf, tableIn, type Count, type Make } from './Task.ts'

export const make: Make = (path) => {
  const table = tableIn(path)
  const bot = new Bot<Context & SessionFlavor<Count>>('1:bench', { botInfo })
  bot.use(
    session({
      initial: (): Count => ({ n: 0 }),
      storage: {
        read: (key) => countOf(table.read(key)),
        write: (key, value) => table.write(key, JSON.stringify(value)),
        delete: (key) => table.remove(key),
      },
    }),
  )
  bot.use((ctx) => void (ctx.session.n += 1))
  return { handle: (update) => bot.handleUpdate(update), sum: table.sum, close: async () => table.close() }
}
