import { Bot, session, type Context, type SessionFlavor } from 'grammy'
import { botInfo } from '../dispatch/grammY.ts'
import { countOf, tableAt, type Count, type Make } from './Task.ts'

export const make: Make = async (place) => {
  const table = await tableAt(place)
  const bot = new Bot<Context & SessionFlavor<Count>>('1:bench', { botInfo })
  bot.use(
    session({
      initial: (): Count => ({ n: 0 }),
      storage: {
        read: async (key) => countOf(await table.read(key)),
        write: async (key, value) => {
          await table.write(key, JSON.stringify(value))
        },
        delete: async (key) => {
          await table.remove(key)
        },
      },
    }),
  )
  bot.use((ctx) => void (ctx.session.n += 1))
  return { handle: (update) => bot.handleUpdate(update), sum: table.sum, close: table.close }
}
